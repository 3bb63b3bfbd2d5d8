import { Subject, Subscription, type SchedulerAction, type SchedulerLike } from 'rxjs'
import {
  decodeKeystrokes,
  type KeystrokeOptions,
} from '../../../src/decode/keyboard/decode-keystrokes.ts'
import { isRejection, type InputReason, type Rejection } from '../../../src/scan/rejection.ts'
import type { Scan } from '../../../src/scan/scan.ts'
import type { DeviceReport } from '../../../src/scan/scanner-input.ts'
import type { DeviceStatus } from '../../../src/scan/device-status.ts'
import type { Keystroke } from '../../../src/input/keystroke.ts'
import type { Clock } from '../../../src/platform.ts'
import type { Timed } from './keys.ts'

/** The wall clock at time 0. */
export const epoch = 1_700_000_000_000

/** Virtual time that shows how many timers wait in it, and forgets those that were cancelled. */
export class ManualTime implements SchedulerLike {
  readonly #waiting = new Map<Subscription, { due: number; run: () => void }>()
  #now = 0
  readonly clock: Clock = { monotonic: () => this.#now, wall: () => epoch + this.#now }

  now(): number {
    return this.#now
  }

  get timers(): number {
    return this.#waiting.size
  }

  schedule<State>(
    work: (this: SchedulerAction<State>, state?: State) => void,
    delay = 0,
    state?: State,
  ): Subscription {
    const subscription = new Subscription(() => this.#waiting.delete(subscription))
    const run = (): void => work.call(subscription as SchedulerAction<State>, state)
    this.#waiting.set(subscription, { due: this.#now + delay, run })
    return subscription
  }

  /** The machine is blocked: time passes, and what is due runs when it is over. */
  block(end: number): void {
    this.#now = Math.max(this.#now, end)
  }

  /** Lets time pass; what is due runs at its own time. */
  runUntil(end: number): void {
    for (let next = this.#next(end); next; next = this.#next(end)) {
      const [subscription, { due, run }] = next
      this.#now = Math.max(this.#now, due)
      subscription.unsubscribe()
      run()
    }
    this.#now = Math.max(this.#now, end)
  }

  #next(end: number) {
    let first: [Subscription, { due: number; run: () => void }] | undefined
    for (const waiting of this.#waiting) {
      const { due } = waiting[1]
      if (due <= end && due < (first?.[1].due ?? Infinity)) first = waiting
    }
    return first
  }
}

export type Result = { readonly t: number } & (Scan | Rejection<InputReason>)

export interface Desk {
  readonly time: ManualTime
  readonly results: Result[]
  readonly statuses: DeviceStatus[]
  readonly subscription: Subscription
  readonly keys$: Subject<Keystroke>
  /** Types the keys, each at its delivery. */
  type(keys: readonly Timed[]): void
}

/** A decoder with a keyboard in virtual time. */
export function desk(options: KeystrokeOptions = {}): Desk {
  const time = new ManualTime()
  const keys$ = new Subject<Keystroke>()
  const results: Result[] = []
  const statuses: DeviceStatus[] = []
  const subscription = keys$
    .pipe(decodeKeystrokes({ clock: time.clock, scheduler: time, ...options }))
    .subscribe((report) => {
      if (isStatus(report)) statuses.push(report.device)
      else results.push({ t: time.now(), ...report })
    })
  return {
    ...{ time, results, statuses, subscription, keys$ },
    type(keys) {
      for (const { d, ...key } of keys) {
        time.runUntil(d ?? key.at)
        keys$.next(key)
      }
    },
  }
}

/** All that comes of these keys and of a second of quiet after them. */
export function play(keys: readonly Timed[], options: KeystrokeOptions = {}): Result[] {
  const { time, results, type } = desk(options)
  type(keys)
  time.runUntil(time.now() + 1_000)
  return results
}

/** What comes of these keys in short: a scan's text as it is, a rejection's reason in brackets. No statuses. */
export const outcomes = (keys: readonly Timed[], options: KeystrokeOptions = {}): string[] =>
  play(keys, options).map(short)

export function short(report: DeviceReport): string {
  if (isStatus(report)) return `<${report.device.problem?.code ?? report.device.state}>`
  return isRejection(report) ? `(${report.reason})` : report.text
}

const isStatus = (report: DeviceReport): report is Extract<DeviceReport, { status: 'device' }> =>
  'status' in report && report.status === 'device'
