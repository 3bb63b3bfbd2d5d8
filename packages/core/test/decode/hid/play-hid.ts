import { virtualTime, type VirtualTime } from '@paycode/simulator/testing'
import { Subject, type Subscription } from 'rxjs'
import { decodeHid, type HidOptions } from '../../../src/decode/hid/decode-hid.ts'
import type { DeviceReport } from '../../../src/scan/scanner-input.ts'
import type { HidEvent, HidOpen } from '../../../src/input/hid-event.ts'
import { contentOf, short } from '../keyboard/play.ts'

export interface HidDesk {
  readonly time: VirtualTime
  readonly reports: DeviceReport[]
  readonly subscription: Subscription
  readonly events$: Subject<HidEvent>
  /** Plays the events, each at its time. */
  happen(events: readonly HidEvent[]): void
  readonly shorts: string[]
}

/** A decoder with HID scanners in virtual time. */
export function hidDesk(options: HidOptions = {}): HidDesk {
  const time = virtualTime()
  const events$ = new Subject<HidEvent>()
  const reports: DeviceReport[] = []
  const subscription = events$
    .pipe(decodeHid({ clock: time, scheduler: time.scheduler, ...options }))
    .subscribe((report) => reports.push(report))
  return {
    ...{ time, reports, subscription, events$ },
    get shorts() {
      return reports.map(short)
    },
    happen(events) {
      for (const event of events) {
        if (event.at > time.now()) time.passUntil(event.at)
        events$.next(event)
      }
    },
  }
}

export const opened = (more: Partial<HidOpen> = {}): HidOpen => ({
  ...{ type: 'hid-open', at: 0, device: 'a', vendorId: 0x0c2e, productId: 0x0b61 },
  ...more,
})

/** All reports for these events and five seconds of quiet after them. */
export const playHid = (events: readonly HidEvent[]): ReturnType<typeof contentOf>[] =>
  reportsOf(events).map(contentOf)

function reportsOf(events: readonly HidEvent[]): DeviceReport[] {
  const desk = hidDesk()
  desk.happen(events)
  desk.time.passUntil(desk.time.now() + 5_000)
  return desk.reports
}

/** The same in short: a scan's text, a rejection's reason in round brackets, a status's problem in angle brackets. */
export const hidOutcomes = (events: readonly HidEvent[]): string[] => reportsOf(events).map(short)
