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

/** A scanner without hardware. The code under test sees an ordinary device; the test pulls its trigger. */
export interface SimulatedScanner extends ScannerInput {
  /**
   * Reads a symbol with the text `text`. Unplugged, it reads nothing, like a real scanner.
   * @throws {NotOpenError} when the scanner is not open.
   */
  scan(text: string, symbol?: { symbology?: Symbology; aim?: string }): void
  /** Unplugs the scanner: the status becomes `lost`. */
  unplug(): void
  /** Plugs the scanner in again: the status becomes `open`. */
  replug(): void
  /** Whether the scanner is open. */
  readonly isOpen: boolean
  /** Settles when the scanner is open. */
  opened(): Promise<void>
}

export interface SimulatedScannerOptions {
  /** Default `{ kind: 'keyboard', id: 'simulated' }`. */
  readonly source?: Source
  /** Default: the system's. */
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
