import { type DeviceStatus, type ScannerInput } from '@paycode/core'
import {
  decodeHid,
  scannerInput,
  systemClock,
  type Clock,
  type DeviceReport,
  type HidEvent,
} from '@paycode/core/adapter'
import { asyncScheduler, BehaviorSubject, Observable, Subject, type SchedulerLike } from 'rxjs'
import type { HidCommand } from './commands.ts'
import { overallStatus, type HidDevice } from './hid-device.ts'
import type { FoundDevice, HidPlatform } from './hid-platform.ts'
import { problemOf } from './hid-problem.ts'
import { Hub, type HubOptions } from './hub.ts'

export interface HidInputOptions {
  /** Default `hid`. The id of a scan's source is `ID/DEVICE`. */
  readonly id?: string
  /** Whether to read a scanner. Default: all are read. */
  readonly wants?: (device: Omit<FoundDevice, 'open'>) => boolean
  /**
   * Whether a scanner in keyboard mode is read, report by report, by a decoder of its own. Default false: its status is
   * `keyboard-mode`, with a cure. Unless it is opened exclusively, its keys reach other programs as well.
   */
  readonly readKeyboards?: boolean
  /** Whether a scanner that supports it is switched from typing to HID POS while it is open. Default true. */
  readonly redirect?: boolean
  readonly clock?: Clock
  readonly scheduler?: SchedulerLike
}

export const hidInputNames: Readonly<Record<keyof HidInputOptions, true>> = {
  id: true,
  wants: true,
  readKeyboards: true,
  redirect: true,
  clock: true,
  scheduler: true,
}

/** All HID scanners that are plugged in, as one input. */
export interface HidInput extends ScannerInput {
  /** The connected scanners while the input is open. Replays the present ones. Subscribing opens nothing. */
  readonly devices$: Observable<readonly HidDevice[]>
  /**
   * Sends a command to the scanner with this id, or to the first open one. `not-supported`: neither the scanner's descriptor
   * nor the vendor table has a report for it.
   */
  readonly send: (
    command: HidCommand,
    id?: string,
  ) => Promise<'sent' | 'not-supported' | 'not-open'>
}

/** What a hub reports: events of scanners, and the present devices. */
export type HubEvent =
  | { readonly kind: 'event'; readonly event: HidEvent }
  | {
      readonly kind: 'devices'
      readonly devices: readonly HidDevice[]
      readonly status: DeviceStatus
    }

const settings = (options: HidInputOptions): HubOptions => ({
  clock: options.clock ?? systemClock,
  scheduler: options.scheduler ?? asyncScheduler,
  readKeyboards: options.readKeyboards ?? false,
  redirect: options.redirect ?? true,
  wants: options.wants ?? (() => true),
})

/** The events of a platform's scanners. Subscribing opens the scanners, unsubscribing releases them. */
export function hubEvents(
  platform: HidPlatform,
  options: HidInputOptions,
  onHub: (hub: Hub | undefined) => void = () => {},
): Observable<HubEvent> {
  return new Observable((subscriber) => {
    const whenNone = problemOf(platform.whenNone)
    const hub = new Hub(platform, settings(options), {
      event: (event) => subscriber.next({ kind: 'event', event }),
      devices(devices, problem) {
        const status: DeviceStatus = problem
          ? { state: 'unavailable', problem }
          : overallStatus(devices, whenNone)
        subscriber.next({ kind: 'devices', devices, status })
      },
    })
    onHub(hub)
    subscriber.add(() => {
      onHub(undefined)
      hub.stop()
    })
    hub.start()
  })
}

/** The input of a platform's scanners. */
export function hidInput(
  platform: HidPlatform,
  options: HidInputOptions,
): HidInput & { look: () => void } {
  const { id = 'hid', clock = systemClock, scheduler = asyncScheduler } = options
  const source = { kind: 'hid', id } as const
  const devices$ = new BehaviorSubject<readonly HidDevice[]>([])
  let running: Hub | undefined
  const isSame = (one: DeviceStatus, other: DeviceStatus): boolean =>
    one.state === other.state && one.problem?.code === other.problem?.code
  const reports$ = new Observable<DeviceReport>((subscriber) => {
    const events$ = new Subject<HidEvent>()
    // The last status that was reported; `scannerInput` itself reports `opening` first.
    let status: DeviceStatus = { state: 'opening' }
    subscriber.add(
      events$
        .pipe(decodeHid({ source, clock, scheduler }))
        .subscribe((report) => subscriber.next(report)),
    )
    subscriber.add(
      hubEvents(platform, options, (hub) => (running = hub)).subscribe((news) => {
        if (news.kind === 'event') return events$.next(news.event)
        devices$.next(news.devices)
        // The same status is not reported again: it would hide a hint of the decoder about an open scanner.
        if (isSame(status, news.status)) return
        status = news.status
        subscriber.next({ kind: 'status', status })
      }),
    )
    subscriber.add(() => devices$.next([]))
  })
  return {
    ...scannerInput(source, reports$),
    devices$: devices$.asObservable(),
    send: async (command, device) => (running ? running.send(command, device) : 'not-open'),
    look: () => running?.look(),
  }
}
