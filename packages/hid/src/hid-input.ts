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
  /** Which of the scanners to read. Default all. */
  readonly wants?: (device: Omit<FoundDevice, 'open'>) => boolean
  /**
   * Whether a scanner in keyboard mode is read, report by report, by a decoder of its own. Default false: it is told of, with the
   * cure. Its keys go to the other programs as well, unless it is opened exclusively.
   */
  readonly readKeyboards?: boolean
  /** Whether a scanner that can be told so sends to HID POS instead of typing, as long as it is open. Default true. */
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
  /** The scanners that are there, while the input is open. Replays the present ones; opens nothing. */
  readonly devices$: Observable<readonly HidDevice[]>
  /**
   * Tells a scanner to do something: the one with this id, or the first that is open. `not-supported`: neither it nor the table of
   * vendors knows how.
   */
  readonly send: (
    command: HidCommand,
    id?: string,
  ) => Promise<'sent' | 'not-supported' | 'not-open'>
}

/** What a hub tells: reports, and which devices there are. */
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

/** What happens to the scanners of a platform. Subscribing opens them, unsubscribing lets go. */
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
    // What `scannerInput` has said already.
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
        // What a decoder has found out about an open scanner holds until the scanner is another's.
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
