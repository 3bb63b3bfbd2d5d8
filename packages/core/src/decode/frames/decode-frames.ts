import { checkOptionNames } from '@paycode/parameters'
import { map, mergeAll, type OperatorFunction } from 'rxjs'
import type { Source } from '../../scan/source.ts'
import { systemClock, type Clock } from '../../platform.ts'
import { reject } from '../../scan/rejection.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'
import { ConfirmCodes, type Confirmation } from './confirm-codes.ts'
import type { SeenFrame } from './seen-code.ts'

export interface FrameOptions {
  /** The source of the scans. Default `{ kind: 'camera', id: 'camera' }`. */
  readonly source?: Source
  /** The clock whose `monotonic()` gives the frames' `at`. Default the system's. */
  readonly clock?: Clock
}

const names: Readonly<Record<keyof FrameOptions, true>> = { source: true, clock: true }

/**
 * Turns the codes read in the frames of a video into scans: each code once while it stays in view, a bar code only when
 * confirmed (`ConfirmCodes`). Two different payment codes in one view are `ambiguous`.
 * @throws {TypeError} when an option is unknown.
 */
export function decodeFrames(
  options: FrameOptions = {},
): OperatorFunction<SeenFrame, DeviceReport> {
  checkOptionNames<FrameOptions>('decodeFrames', options, names)
  const { source = { kind: 'camera', id: 'camera' }, clock = systemClock } = options
  return (frames$) => {
    const codes = new ConfirmCodes()
    const report = (confirmation: Confirmation, { at }: SeenFrame): DeviceReport => {
      // Whole milliseconds, as on the wall clock.
      const receivedAt = Math.floor(clock.wall() - (clock.monotonic() - at))
      return confirmation.kind === 'code'
        ? { kind: 'scan', scan: { ...confirmation.code, source, receivedAt } }
        : {
            kind: 'rejection',
            rejection: reject('ambiguous', confirmation.text, source, receivedAt),
          }
    }
    return frames$.pipe(
      map((frame) => codes.read(frame).map((confirmation) => report(confirmation, frame))),
      mergeAll(),
    )
  }
}
