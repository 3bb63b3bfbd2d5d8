import {
  hmacFingerprinter,
  memoryLedger,
  readyCodes,
  type DeviceStatus,
  type Fingerprinter,
  type GateMode,
  type Outcome,
  type ReadyCodes,
  type Scan,
  type ScannerInput,
  type Source,
} from '@paycode/core'
import {
  decodeFrames,
  decodeHid,
  decodeKeystrokes,
  decodeSerial,
  scannerInput,
  type DeviceReport,
  type HidEvent,
  type Keystroke,
  type SeenFrame,
  type SerialEvent,
} from '@paycode/core/adapter'
import { filter, startWith, Subject, Subscription, switchMap, tap, type Observable } from 'rxjs'
import { settlingLedger, type SettlingLedger } from './settling-ledger.ts'
import type { Trace, TraceOptions } from './trace-event.ts'
import type { TraceTime } from './trace-time.ts'

/** Receives the results of a trace, without their time. */
interface Listener {
  readonly outcome: (outcome: Outcome<GateMode>) => void
  readonly otherScan: (scan: Scan) => void
  readonly device: (status: DeviceStatus, source: Source) => void
}

/** The till's store of used codes: the ledger, and the key of its fingerprints. */
interface Store {
  readonly ledger: SettlingLedger
  readonly fingerprinter: Fingerprinter
}

const emptyStore = (): Store => ({
  ledger: settlingLedger(memoryLedger()),
  fingerprinter: hmacFingerprinter(),
})

/** The till's process. A restart loses its memory and keeps a durable store. */
export class Till {
  readonly keystrokes$: Subject<Keystroke> = new Subject()
  readonly hid$: Subject<HidEvent> = new Subject()
  readonly serial$: Subject<SerialEvent & { readonly device: string }> = new Subject()
  readonly frames$: Subject<SeenFrame> = new Subject()
  /** A camera rests between two orders. After a rest it must confirm again what it sees. */
  readonly armed$: Subject<undefined> = new Subject()
  readonly #options: TraceOptions
  /** The serial ports of the trace. Each is an input of its own. */
  readonly #ports: readonly string[]
  readonly #time: TraceTime
  readonly #listener: Listener
  #store = emptyStore()
  #codes: ReadyCodes
  #running: Subscription
  #fault: { readonly error: unknown } | undefined

  constructor({ options, events }: Trace, time: TraceTime, listener: Listener) {
    this.#options = options
    const ports = events.flatMap((event) => (event.type === 'serial' ? [event.device] : []))
    this.#ports = [...new Set(ports)]
    this.#time = time
    this.#listener = listener
    this.#codes = this.#open()
    this.#running = this.#run()
  }

  get codes(): ReadyCodes {
    return this.#codes
  }

  /** Settles when no claim is open. Rejects with what the listener threw. */
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

  #run(): Subscription {
    const { outcomes$, otherScans$ } = this.#codes
    const running = new Subscription()
    running.add(this.#pass(outcomes$, this.#listener.outcome))
    running.add(this.#pass(otherScans$, this.#listener.otherScan))
    return running
  }

  /** Keeps a listener's error, which then ends the replay. rxjs would only report it as unhandled. */
  #pass<Value>(values$: Observable<Value>, to: (value: Value) => void): Subscription {
    const fail = (error: unknown): void => {
      this.#fault ??= { error }
    }
    const next = (value: Value): void => {
      try {
        to(value)
      } catch (error) {
        fail(error)
      }
    }
    return values$.subscribe({ next, error: fail })
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
    const { profile, prefix, suffix, terminator } = this.#options
    const affixes = {
      ...(prefix !== undefined && { prefix }),
      ...(suffix !== undefined && { suffix }),
    }
    const around = { clock, scheduler, ...affixes }
    const keyboard = { kind: 'keyboard', id: 'keyboard' } as const
    const keys = {
      ...{ ...around, source: keyboard },
      ...(profile !== undefined && { profile }),
      ...(typeof terminator === 'boolean' && { terminator }),
    }
    const hid = { kind: 'hid', id: 'hid' } as const
    const ports = this.#ports.map((id) => {
      const source = { kind: 'serial', id } as const
      const bytes$ = this.serial$.pipe(filter(({ device }) => device === id))
      const settings = { ...around, source, ...(typeof terminator === 'string' && { terminator }) }
      return this.#input(source, bytes$.pipe(decodeSerial(settings)))
    })
    const camera = { kind: 'camera', id: 'camera' } as const
    const scans$ = this.armed$.pipe(
      startWith(undefined),
      switchMap(() => this.frames$.pipe(decodeFrames({ source: camera, clock }))),
    )
    return [
      this.#input(keyboard, this.keystrokes$.pipe(decodeKeystrokes(keys))),
      this.#input(hid, this.hid$.pipe(decodeHid({ source: hid, clock, scheduler }))),
      ...ports,
      this.#input(camera, scans$),
    ]
  }

  #input(source: Source, reports$: Observable<DeviceReport>): ScannerInput {
    const { device } = this.#listener
    const watched$ = reports$.pipe(
      tap((one) => {
        if (one.kind === 'status') device(one.status, source)
      }),
    )
    return scannerInput(source, watched$)
  }
}
