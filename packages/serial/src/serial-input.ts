import { type DeviceStatus, type ScannerInput } from '@paycode/core'
import {
  decodeSerial,
  scannerInput,
  systemClock,
  type Clock,
  type DeviceReport,
  type SerialEvent,
  type SerialOptions,
} from '@paycode/core/adapter'
import { asyncScheduler, filter, map, Observable, Subject, type SchedulerLike } from 'rxjs'
import { portEvents, type PortContext } from './port-events.ts'
import { lineSettingNames, type LineSettings, type SerialPlatform } from './serial-platform.ts'

export interface SerialInputOptions
  extends LineSettings, Pick<SerialOptions, 'terminator' | 'idleMs' | 'prefix' | 'suffix'> {
  /** Default `serial`. */
  readonly id?: string
  readonly clock?: Clock
  readonly scheduler?: SchedulerLike
}

export const serialInputNames: Readonly<Record<keyof SerialInputOptions, true>> = {
  ...lineSettingNames,
  terminator: true,
  idleMs: true,
  prefix: true,
  suffix: true,
  id: true,
  clock: true,
  scheduler: true,
}

const contextOf = ({
  clock = systemClock,
  scheduler = asyncScheduler,
}: SerialInputOptions): PortContext => ({
  clock,
  scheduler,
})

/** The input of a platform's port. @throws {TypeError} when an option is out of range. */
export function serialInput(platform: SerialPlatform, options: SerialInputOptions): ScannerInput {
  const { id = 'serial', terminator, idleMs, prefix, suffix } = options
  const context = contextOf(options)
  const source = { kind: 'serial', id } as const
  const decode = decodeSerial({
    ...{ source, ...context },
    ...(terminator && { terminator }),
    ...(idleMs !== undefined && { idleMs }),
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
  })
  const reports$ = new Observable<DeviceReport>((subscriber) => {
    const events$ = new Subject<SerialEvent>()
    // The last status that was reported; `scannerInput` itself reports `opening` first. The same status is not reported
    // again: it would hide a hint of the decoder about an open port.
    let reported: DeviceStatus = { state: 'opening' }
    subscriber.add(events$.pipe(decode).subscribe((report) => subscriber.next(report)))
    subscriber.add(
      portEvents(platform, context).subscribe((news) => {
        if (news.kind === 'event') return events$.next(news.event)
        const { status } = news
        if (status.state === reported.state && status.problem?.code === reported.problem?.code)
          return
        reported = status
        subscriber.next({ kind: 'status', status })
      }),
    )
  })
  return scannerInput(source, reports$)
}

/** The bytes of a port before any decoder has read them. */
export const serialEventsOf = (
  platform: SerialPlatform,
  options: SerialInputOptions,
): Observable<SerialEvent> =>
  portEvents(platform, contextOf(options)).pipe(
    filter((news) => news.kind === 'event'),
    map(({ event }) => event),
  )
