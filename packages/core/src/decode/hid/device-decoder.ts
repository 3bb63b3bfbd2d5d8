import type { SchedulerLike } from 'rxjs'
import type { HidReport } from '../../input/hid-event.ts'
import type { Source } from '../../scan/source.ts'
import type { Clock } from '../../platform.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'

/** What a decoder of one device needs of the world. */
export interface DeviceSurroundings {
  readonly source: Source
  readonly clock: Clock
  readonly scheduler: SchedulerLike
  readonly emit: (report: DeviceReport) => void
}

/** Reads the reports of one device, from its opening to its close. Times are ms on the monotonic clock. */
export interface DeviceDecoder {
  /** `isStale`: it came so soon after the opening that it was queued before. */
  read(report: HidReport, at: number, isStale: boolean): void
  /** The device is gone: what was begun is told of. */
  close(at: number): void
  /** Nothing waits any more, and nothing is told. */
  stop(): void
}
