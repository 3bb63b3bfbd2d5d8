import { checkOptionNames } from '@paycode/parameters'
import { map, startWith, Subject } from 'rxjs'
import { systemClock, type Clock } from '../platform.ts'
import type { Scan } from './scan.ts'
import { scannerInput, type DeviceReport, type ScannerInput } from './scanner-input.ts'

/** The input for codes that a person types, in a form field or at a prompt. No rule of pace applies. */
export interface ManualInput extends ScannerInput {
  /** Passes on the typed text unchanged. Without a subscriber the text is dropped. */
  submit(text: string): void
}

// No device has to open.
const open: DeviceReport = { kind: 'status', status: { state: 'open' } }

export interface ManualInputOptions {
  /** Default `manual`. */
  readonly id?: string
  /** Default: the system's clocks. */
  readonly clock?: Clock
}

/** @throws {TypeError} when an option is unknown. */
export function manualInput(options: ManualInputOptions = {}): ManualInput {
  checkOptionNames<ManualInputOptions>('manualInput', options, { id: true, clock: true })
  const { id = 'manual', clock = systemClock } = options
  const source = { kind: 'manual', id } as const
  const scans$ = new Subject<Scan>()
  return {
    ...scannerInput(
      source,
      scans$.pipe(
        map((scan): DeviceReport => ({ kind: 'scan', scan })),
        startWith(open),
      ),
    ),
    submit: (text) => scans$.next({ text, source, receivedAt: clock.wall() }),
  }
}
