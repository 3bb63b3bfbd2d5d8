import { type ScannerInput, type Source, type Symbology } from '@paycode/core'
import {
  checkOptionNames,
  scannerInput,
  systemClock,
  type Clock,
  type DeviceReport,
} from '@paycode/core/adapter'
import { Observable, type Subscriber } from 'rxjs'

/** A scanner without hardware: a device like any other to the code under test, with a hand on its trigger. */
export interface SimulatedScanner extends ScannerInput {
  /** Reads a symbol that says `text`. Nothing is read while the scanner is closed or unplugged, as with a real one. */
  scan(text: string, symbol?: { symbology?: Symbology; aim?: string }): void
  /** Pulls the cable: the status becomes `lost`. */
  unplug(): void
  /** Puts it back: the status becomes `open`. */
  replug(): void
  /** Whether somebody has the device open. */
  readonly isOpen: boolean
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
  let opened: Subscriber<DeviceReport> | undefined
  let plugged = true

  const status = (state: 'open' | 'lost'): DeviceReport => ({ status: 'device', device: { state } })
  const reports$ = new Observable<DeviceReport>((subscriber) => {
    opened = subscriber
    subscriber.next(status(plugged ? 'open' : 'lost'))
    return () => {
      opened = undefined
    }
  })

  const input = scannerInput(source, reports$)
  return {
    ...input,
    get isOpen() {
      return opened !== undefined
    },
    scan(text, symbol = {}) {
      if (plugged) opened?.next({ text, ...symbol, source, receivedAt: clock.wall() })
    },
    unplug() {
      plugged = false
      opened?.next(status('lost'))
    },
    replug() {
      plugged = true
      opened?.next(status('open'))
    },
  }
}
