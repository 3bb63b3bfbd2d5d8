import {
  decodeKeystrokes,
  hmacFingerprinter,
  memoryLedger,
  readyCodes,
  scannerInput,
  type Fingerprinter,
  type Keystroke,
  type Outcome,
  type ReadyCodes,
} from '@paycode/core'
import { Subject, type Subscription } from 'rxjs'
import { settlingLedger, type SettlingLedger } from './settling-ledger.ts'
import { TraceError } from './trace-error.ts'
import type { Trace, TraceEvent, TraceOptions } from './trace-event.ts'
import { TraceTime } from './trace-time.ts'

/** Without an `end` event the replay goes on this long after the last one, until everything has settled. */
const runOutMs = 5_000

/**
 * Runs a trace through the real decoders and the real stream, in virtual time: the same trace gives the same
 * outcomes at the same `t` (ms of the trace), however fast it is replayed. The trace's time 0 is the epoch.
 * @throws {TraceError} where an event cannot be done, such as a second `arm`; or whatever `onOutcome` throws.
 */
export async function replayTrace(
  trace: Trace,
  onOutcome: (outcome: Outcome, t: number) => void,
): Promise<void> {
  const time = new TraceTime()
  const till = new Till(trace.options, time, (outcome) => onOutcome(outcome, shortened(time.t)))
  const settle = (): Promise<void> => till.settled()
  try {
    for (const [index, event] of trace.events.entries()) {
      await time.runUntil(Math.min(event.t, event.d), settle)
      // What is delivered late was waiting for a machine that could run no timer either.
      time.blockUntil(event.d)
      const next = trace.events[index + 1]
      if (event.type === 'end') return
      if (event.type === 'sleep') time.sleep(event.ms, next?.d ?? event.d)
      else act(event, till, time)
      await settle()
    }
    await time.runUntil(time.t + runOutMs, settle)
  } finally {
    till.stop()
  }
}

/** Microseconds are all that stamps have; what is behind them is the arithmetic's. */
const shortened = (t: number): number => Math.round(t * 1_000) / 1_000

function act(
  event: Exclude<TraceEvent, { type: 'sleep' | 'end' }>,
  till: Till,
  time: TraceTime,
): void {
  switch (event.type) {
    case 'keyboard': {
      const at = time.monotonicOf(event.keystroke.at)
      return till.keystrokes$.next({ ...event.keystroke, at })
    }
    case 'arm':
      return arm(event, till)
    case 'disarm':
      return till.codes.disarm()
    case 'wall-clock':
      return time.setWallClock(event.shiftMs)
    case 'restart':
      return till.restart()
    default:
      event satisfies never
  }
}

function arm(event: Extract<TraceEvent, { type: 'arm' }>, till: Till): void {
  try {
    till.codes.arm({ orderId: event.order })
  } catch (error) {
    const message = error instanceof Error ? error.message : 'arm failed'
    throw new TraceError(event.line, message, { cause: error })
  }
}

/** What a till keeps of used codes: the ledger, and the key that its fingerprints are made with. */
interface Store {
  readonly ledger: SettlingLedger
  readonly fingerprinter: Fingerprinter
}

const emptyStore = (): Store => ({
  ledger: settlingLedger(memoryLedger()),
  fingerprinter: hmacFingerprinter(),
})

/** The till's process: what a restart throws away, and the store that it may find again. */
class Till {
  readonly keystrokes$: Subject<Keystroke> = new Subject()
  readonly #options: TraceOptions
  readonly #time: TraceTime
  readonly #onOutcome: (outcome: Outcome) => void
  #store = emptyStore()
  #codes: ReadyCodes
  #running: Subscription
  #fault: { readonly error: unknown } | undefined

  constructor(options: TraceOptions, time: TraceTime, onOutcome: (outcome: Outcome) => void) {
    this.#options = options
    this.#time = time
    this.#onOutcome = onOutcome
    this.#codes = this.#open()
    this.#running = this.#run()
  }

  get codes(): ReadyCodes {
    return this.#codes
  }

  /** Settles when no claim is open; rejects with what the listener threw. */
  async settled(): Promise<void> {
    await this.#store.ledger.settled()
    if (this.#fault) throw this.#fault.error
  }

  restart(): void {
    this.stop()
    if (this.#options.ledger !== 'durable') this.#store = emptyStore()
    this.#codes = this.#open()
    this.#running = this.#run()
  }

  stop(): void {
    this.#running.unsubscribe()
  }

  /** rxjs would throw a listener's error into nowhere: it is kept, and ends the replay. */
  #run(): Subscription {
    const fail = (error: unknown): void => {
      this.#fault ??= { error }
    }
    const next = (outcome: Outcome): void => {
      try {
        this.#onOutcome(outcome)
      } catch (error) {
        fail(error)
      }
    }
    return this.#codes.outcomes$.subscribe({ next, error: fail })
  }

  #open(): ReadyCodes {
    const { clock, scheduler } = this.#time
    const { gate = 'manual', region, accept } = this.#options
    const source = { kind: 'keyboard', id: 'keyboard' } as const
    const decoded$ = this.keystrokes$.pipe(decodeKeystrokes({ source, clock, scheduler }))
    return readyCodes([scannerInput(source, decoded$)], {
      ...{ ...this.#store, gate, clock, scheduler },
      ...(region !== undefined && { merchantRegion: region }),
      ...(accept && { accept }),
    })
  }
}
