import { checkOptionNames } from '@paycode/parameters'
import { map, startWith, Subject } from 'rxjs'
import { systemClock, type Clock } from '../platform.ts'
import type { Scan } from './scan.ts'
import { scannerInput, type DeviceReport, type ScannerInput } from './scanner-input.ts'

/** The input for codes that a person types: a form field, a prompt. No rule of pace applies to it. */
export interface ManualInput extends ScannerInput {
  /** Hands over what was typed, as it was typed. Without a subscriber it goes nowhere. */
  submit(text: string): void
}

// There is no device to wait for.
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
