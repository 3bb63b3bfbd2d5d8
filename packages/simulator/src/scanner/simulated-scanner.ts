import { type ScannerInput, type Source, type Symbology } from '@paycode/core'
import {
  checkOptionNames,
  scannerInput,
  systemClock,
  type Clock,
  type DeviceReport,
} from '@paycode/core/adapter'
import { Observable, type Subscriber } from 'rxjs'
import { NotOpenError, Opening } from './opening.ts'

/** A scanner without hardware: a device like any other to the code under test, with a hand on its trigger. */
export interface SimulatedScanner extends ScannerInput {
  /**
   * Reads a symbol that says `text`. Unplugged it reads nothing, as a real one does.
   * @throws {NotOpenError} when nobody has it open.
   */
  scan(text: string, symbol?: { symbology?: Symbology; aim?: string }): void
  /** Pulls the cable: the status becomes `lost`. */
  unplug(): void
  /** Puts it back: the status becomes `open`. */
  replug(): void
  /** Whether somebody has the device open. */
  readonly isOpen: boolean
  /** Settles when somebody has the device open. */
  opened(): Promise<void>
}

export interface SimulatedScannerOptions {
  /** Default `{ kind: 'keyboard', id: 'simulated' }`. */
  readonly source?: Source
  /** Default the system's. */
  readonly clock?: Clock
}

const names: Readonly<Record<keyof SimulatedScannerOptions, true>> = { source: true, clock: true }

/** @throws {TypeError} when an option is unknown. */
export function simulatedScanner(options: SimulatedScannerOptions = {}): SimulatedScanner {
  checkOptionNames<SimulatedScannerOptions>('simulatedScanner', options, names)
  const { source = { kind: 'keyboard', id: 'simulated' }, clock = systemClock } = options
  let reader: Subscriber<DeviceReport> | undefined
  const opening = new Opening(0)
  let plugged = true

  const status = (state: 'open' | 'lost'): DeviceReport => ({ kind: 'status', status: { state } })
  const reports$ = new Observable<DeviceReport>((subscriber) => {
    reader = subscriber
    opening.change(true)
    subscriber.next(status(plugged ? 'open' : 'lost'))
    return () => {
      reader = undefined
      opening.change(false)
    }
  })

  const input = scannerInput(source, reports$)
  return {
    ...input,
    get isOpen() {
      return opening.isOpen
    },
    scan(text, symbol = {}) {
      if (!plugged) return
      if (!reader) throw new NotOpenError('scan')
      const scan = { text, ...symbol, source, receivedAt: clock.wall() }
      reader.next({ kind: 'scan', scan })
    },
    opened: () => opening.settled(),
    unplug() {
      plugged = false
      reader?.next(status('lost'))
    },
    replug() {
      plugged = true
      reader?.next(status('open'))
    },
  }
}
