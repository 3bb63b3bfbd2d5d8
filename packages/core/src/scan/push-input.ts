import { checkOptionNames } from '@paycode/parameters'
import { asyncScheduler, Observable, Subject, type SchedulerLike } from 'rxjs'
import type { SourceKind } from './source.ts'
import { systemClock, type Clock } from '../platform.ts'
import { Heartbeat } from './heartbeat.ts'
import type { Scan } from './scan.ts'
import { scannerInput, type DeviceReport, type ScannerInput } from './scanner-input.ts'
import { symbologies, type Symbology } from './symbology.ts'

export interface PushInputOptions {
  /** Distinguishes the inputs of a till. A non-empty string. */
  readonly id: string
  /** The kind in the source of its scans. Default `host`. */
  readonly kind?: SourceKind
  /** Runs the heartbeat. Default rxjs's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /** Default: the system's clocks. */
  readonly clock?: Clock
}

export interface PushOptions {
  /** The symbology that the host's scanner reports. Default: unknown. */
  readonly symbology?: Symbology
  /**
   * When the scan was made by the host's own clock, ms since the epoch; a time in the future counts as now. Without it
   * the scan counts as made now. Right after the process stood still for a second or more, it counts as made before the
   * standstill, so that scans queued while an app slept are not fresh.
   */
  readonly at?: number
}

/** The input for scans that a host receives itself: an Android intent, a plugin of Capacitor or Tauri, a socket. */
export interface PushInput extends ScannerInput {
  /**
   * Passes on the text of one scan, as it was read. Returns whether the input is open; without a subscribed till the
   * scan is dropped.
   * @throws {TypeError} when `symbology` or `at` is not what {@link PushOptions} says.
   */
  push(text: string, options?: PushOptions): boolean
}

/** @throws {TypeError} when an option is unknown, or `id` is missing. */
export function pushInput(options: PushInputOptions): PushInput {
  checkOptionNames<PushInputOptions>('pushInput', options, {
    ...{ id: true, kind: true, scheduler: true, clock: true },
  })
  const { id, kind = 'host', scheduler = asyncScheduler, clock = systemClock } = options
  if (typeof id !== 'string' || id === '') {
    throw new TypeError(
      "pushInput: id must be a non-empty string, as in pushInput({ id: 'datawedge' })",
    )
  }
  const source = { kind, id }
  const scans$ = new Subject<Scan>()
  const heartbeat = new Heartbeat(clock, scheduler)

  const open$ = new Observable<DeviceReport>((subscriber) => {
    subscriber.add(heartbeat.start())
    subscriber.next({ kind: 'status', status: { state: 'open' } })
    subscriber.add(scans$.subscribe((scan) => subscriber.next({ kind: 'scan', scan })))
  })

  return {
    ...scannerInput(source, open$),
    push(text, pushed = {}) {
      const { symbology, at } = checkPush(pushed)
      if (!scans$.observed) return false
      const receivedAt =
        at === undefined ? Math.floor(heartbeat.arrived().wall) : Math.min(at, clock.wall())
      scans$.next({ text, source, receivedAt, ...(symbology === undefined ? {} : { symbology }) })
      return true
    },
  }
}

const names: readonly Symbology[] = symbologies.map((row) => row.symbology)

function checkPush(options: PushOptions): PushOptions {
  checkOptionNames<PushOptions>('push', options, { symbology: true, at: true })
  const { symbology, at } = options
  if (symbology !== undefined && !names.includes(symbology)) {
    throw new TypeError(`push: symbology must be one of ${names.join(', ')}`)
  }
  if (at !== undefined && !(Number.isFinite(at) && at >= 0)) {
    throw new TypeError('push: at must be a time in ms since the epoch, as Date.now() gives it')
  }
  return options
}
