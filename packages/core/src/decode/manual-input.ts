import { startWith, Subject } from 'rxjs'
import { systemClock, type Clock } from '../platform.ts'
import type { Scan } from './scan.ts'
import { scannerInput, type DeviceReport, type ScannerInput } from './scanner-input.ts'

/** The input for codes that a person types: a form field, a prompt. No rule of pace applies to it. */
export interface ManualInput extends ScannerInput {
  /** Hands over what was typed, as it was typed. Without a subscriber it goes nowhere. */
  submit(text: string): void
}

// There is no device to wait for.
const open: DeviceReport = { status: 'device', device: { state: 'open' } }

/** @param options.id default `manual`. @param options.clock default the system's. */
export function manualInput(options: { id?: string; clock?: Clock } = {}): ManualInput {
  const { id = 'manual', clock = systemClock } = options
  const source = { kind: 'manual', id } as const
  const scans$ = new Subject<Scan>()
  return {
    ...scannerInput(source, scans$.pipe(startWith(open))),
    submit: (text) => scans$.next({ text, source, receivedAt: clock.wall() }),
  }
}
