import { virtualTime, type VirtualTime } from '@paycode/simulator/testing'
import { Subject, type Subscription } from 'rxjs'
import {
  decodeKeystrokes,
  type KeystrokeOptions,
} from '../../../src/decode/keyboard/decode-keystrokes.ts'
import { isRejection, type InputReason, type Rejection } from '../../../src/scan/rejection.ts'
import type { Scan } from '../../../src/scan/scan.ts'
import type { DeviceReport } from '../../../src/scan/scanner-input.ts'
import type { DeviceStatus } from '../../../src/scan/device-status.ts'
import type { Keystroke } from '../../../src/input/keystroke.ts'
import type { Timed } from './keys.ts'

export type Result = { readonly t: number } & (Scan | Rejection<InputReason>)

export interface Desk {
  readonly time: VirtualTime
  readonly results: Result[]
  readonly statuses: DeviceStatus[]
  readonly subscription: Subscription
  readonly keys$: Subject<Keystroke>
  /** Types the keys, each at its time of delivery. */
  type(keys: readonly Timed[]): void
}

/** A decoder with a keyboard in virtual time. */
export function desk(options: KeystrokeOptions = {}): Desk {
  const time = virtualTime()
  const keys$ = new Subject<Keystroke>()
  const results: Result[] = []
  const statuses: DeviceStatus[] = []
  const subscription = keys$
    .pipe(decodeKeystrokes({ clock: time, scheduler: time.scheduler, ...options }))
    .subscribe((report) => {
      if (report.kind === 'status') statuses.push(report.status)
      else
        results.push({
          t: time.now(),
          ...(report.kind === 'scan' ? report.scan : report.rejection),
        })
    })
  return {
    ...{ time, results, statuses, subscription, keys$ },
    type(keys) {
      for (const { d, ...key } of keys) {
        time.passUntil(d ?? key.at)
        keys$.next(key)
      }
    },
  }
}

/** All reports for these keys and a second of quiet after them. */
export function play(keys: readonly Timed[], options: KeystrokeOptions = {}): Result[] {
  const { time, results, type } = desk(options)
  type(keys)
  time.passUntil(time.now() + 1_000)
  return results
}

/** The reports for these keys in short: a scan's text, a rejection's reason in brackets. No statuses. */
export const outcomes = (keys: readonly Timed[], options: KeystrokeOptions = {}): string[] =>
  play(keys, options).map(shortResult)

export const shortResult = (result: Result): string =>
  isRejection(result) ? `(${result.reason})` : result.text

/** A report in short: a scan's text as it is, a rejection's reason in round, a status's problem in angle brackets. */
export function short(report: DeviceReport): string {
  switch (report.kind) {
    case 'scan':
      return report.scan.text
    case 'rejection':
      return `(${report.rejection.reason})`
    case 'status':
      return `<${report.status.problem?.code ?? report.status.state}>`
    default:
      return report satisfies never
  }
}

/** What a report carries. */
export function contentOf(report: DeviceReport): Scan | Rejection<InputReason> | DeviceStatus {
  switch (report.kind) {
    case 'scan':
      return report.scan
    case 'rejection':
      return report.rejection
    case 'status':
      return report.status
    default:
      return report satisfies never
  }
}
