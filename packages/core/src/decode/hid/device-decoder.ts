import type { SchedulerLike } from 'rxjs'
import type { HidReport } from '../../input/hid-event.ts'
import type { Source } from '../../scan/source.ts'
import type { Clock } from '../../platform.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'

/** What the decoder of one device needs from its caller. */
export interface DecoderContext {
  readonly source: Source
  readonly clock: Clock
  readonly scheduler: SchedulerLike
  readonly emit: (report: DeviceReport) => void
}

/** Reads the reports of one device, from its opening to its closing. Times are in ms on the monotonic clock. */
export interface DeviceDecoder {
  /** `isStale`: the report came so soon after the opening that it was queued before. */
  read(report: HidReport, at: number, isStale: boolean): void
  /** The device is gone: a scan that has begun is reported. */
  close(at: number): void
  /** Stops the timers and reports nothing. */
  stop(): void
}
