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
import { portEvents, type PortSurroundings } from './port-events.ts'
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

const aroundOf = ({
  clock = systemClock,
  scheduler = asyncScheduler,
}: SerialInputOptions): PortSurroundings => ({
  clock,
  scheduler,
})

/** The input of a platform's port. @throws {TypeError} where an option is none of its values. */
export function serialInput(platform: SerialPlatform, options: SerialInputOptions): ScannerInput {
  const { id = 'serial', terminator, idleMs, prefix, suffix } = options
  const around = aroundOf(options)
  const source = { kind: 'serial', id } as const
  const decode = decodeSerial({
    ...{ source, ...around },
    ...(terminator && { terminator }),
    ...(idleMs !== undefined && { idleMs }),
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
  })
  const reports$ = new Observable<DeviceReport>((subscriber) => {
    const events$ = new Subject<SerialEvent>()
    // What `scannerInput` has said already is not said again, nor what a decoder found out about an open port taken back.
    let said: DeviceStatus = { state: 'opening' }
    subscriber.add(events$.pipe(decode).subscribe((report) => subscriber.next(report)))
    subscriber.add(
      portEvents(platform, around).subscribe((news) => {
        if (news.kind === 'event') return events$.next(news.event)
        const { status } = news
        if (status.state === said.state && status.problem?.code === said.problem?.code) return
        said = status
        subscriber.next({ kind: 'status', status })
      }),
    )
  })
  return scannerInput(source, reports$)
}

/** What a port delivers, before any decoder has read it. */
export const serialEventsOf = (
  platform: SerialPlatform,
  options: SerialInputOptions,
): Observable<SerialEvent> =>
  portEvents(platform, aroundOf(options)).pipe(
    filter((news) => news.kind === 'event'),
    map(({ event }) => event),
  )
