import {
  hmacFingerprinter,
  memoryLedger,
  readyCodes,
  type Fingerprinter,
  type GateMode,
  type Outcome,
  type ReadyCodes,
  type ScannerInput,
} from '@paycode/core'
import {
  checkOptionNames,
  decodeFrames,
  decodeHid,
  decodeKeystrokes,
  decodeSerial,
  scannerInput,
  type HidEvent,
  type Keystroke,
  type SeenFrame,
  type SerialEvent,
} from '@paycode/core/adapter'
import { filter, Subject, type Subscription } from 'rxjs'
import { readPictures, type Pictures, type ReadPicture } from './read-pictures.ts'
import { settlingLedger, type SettlingLedger } from './settling-ledger.ts'
import { TraceError } from './trace-error.ts'
import type { Trace, TraceEvent, TraceOptions } from './trace-event.ts'
import { TraceTime } from './trace-time.ts'

/** Without an `end` event the replay goes on this long after the last one, until everything has settled. */
const runOutMs = 5_000

export interface ReplayOptions {
  /** Reads the pictures of `frame` events. Without it a trace with one of them cannot be replayed. */
  readonly readPicture?: ReadPicture
}

/**
 * Runs a trace through the real decoders and the real stream, in virtual time: the same trace gives the same
 * outcomes at the same `t` (ms of the trace), however fast it is replayed. The trace's time 0 is the epoch.
 * @throws {TypeError} when an option is unknown.
 * @throws {TraceError} where an event cannot be done, such as a second `arm`, or a picture cannot be read; or whatever
 *   `onOutcome` throws.
 */
export async function replayTrace(
  trace: Trace,
  onOutcome: (outcome: Outcome<GateMode>, t: number) => void,
  options: ReplayOptions = {},
): Promise<void> {
  checkOptionNames<ReplayOptions>('replayTrace', options, { readPicture: true })
  const pictures = await readPictures(trace, options.readPicture)
  const time = new TraceTime()
  const till = new Till(trace, time, (outcome) => onOutcome(outcome, shortened(time.t)))
  const settle = (): Promise<void> => till.settled()
  try {
    for (const [index, event] of trace.events.entries()) {
      await time.runUntil(Math.min(event.t, event.d), settle)
      // What is delivered late was waiting for a machine that could run no timer either.
      time.blockUntil(event.d)
      const next = trace.events[index + 1]
      if (event.type === 'end') return
      if (event.type === 'sleep') time.sleep(event.ms, next?.d ?? event.d)
      else act(event, till, time, pictures)
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
  pictures: Pictures,
): void {
  switch (event.type) {
    case 'keyboard': {
      const at = time.monotonicOf(event.keystroke.at)
      return till.keystrokes$.next({ ...event.keystroke, at })
    }
    case 'hid': {
      const at = time.monotonicOf(event.event.at)
      return till.hid$.next({ ...event.event, at })
    }
    case 'serial':
      return till.serial$.next({ ...event, at: time.monotonicOf(event.t) })
    case 'frame': {
      const codes = pictures.get(event.image) ?? []
      return till.frames$.next({ at: time.monotonicOf(event.t), codes })
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
  readonly hid$: Subject<HidEvent> = new Subject()
  readonly serial$: Subject<SerialEvent & { readonly device: string }> = new Subject()
  readonly frames$: Subject<SeenFrame> = new Subject()
  readonly #options: TraceOptions
  /** The serial ports of the trace: each is an input of its own. */
  readonly #ports: readonly string[]
  readonly #time: TraceTime
  readonly #onOutcome: (outcome: Outcome<GateMode>) => void
  #store = emptyStore()
  #codes: ReadyCodes
  #running: Subscription
  #fault: { readonly error: unknown } | undefined

  constructor(
    { options, events }: Trace,
    time: TraceTime,
    onOutcome: (outcome: Outcome<GateMode>) => void,
  ) {
    this.#options = options
    const ports = events.flatMap((event) => (event.type === 'serial' ? [event.device] : []))
    this.#ports = [...new Set(ports)]
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
    const next = (outcome: Outcome<GateMode>): void => {
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
    return readyCodes(this.#inputs(), {
      ...{ ...this.#store, gate, clock, scheduler },
      ...(region !== undefined && { merchantRegion: region }),
      ...(accept && { accept }),
    })
  }

  #inputs(): ScannerInput[] {
    const { clock, scheduler } = this.#time
    const keyboard = { kind: 'keyboard', id: 'keyboard' } as const
    const keys$ = this.keystrokes$.pipe(decodeKeystrokes({ source: keyboard, clock, scheduler }))
    const hid = { kind: 'hid', id: 'hid' } as const
    const reports$ = this.hid$.pipe(decodeHid({ source: hid, clock, scheduler }))
    const ports = this.#ports.map((id) => {
      const port = { kind: 'serial', id } as const
      const bytes$ = this.serial$.pipe(filter(({ device }) => device === id))
      return scannerInput(port, bytes$.pipe(decodeSerial({ source: port, clock, scheduler })))
    })
    const camera = { kind: 'camera', id: 'camera' } as const
    const scans$ = this.frames$.pipe(decodeFrames({ source: camera, clock }))
    return [
      ...[scannerInput(keyboard, keys$), scannerInput(hid, reports$), ...ports],
      scannerInput(camera, scans$),
    ]
  }
}
