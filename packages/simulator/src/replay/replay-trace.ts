import type { DeviceStatus, GateMode, Outcome, Scan, Source } from '@paycode/core'
import { checkOptionNames } from '@paycode/core/adapter'
import { readPictures, type Pictures, type ReadPicture } from './read-pictures.ts'
import { Till } from './till.ts'
import { TraceError } from './trace-error.ts'
import type { Trace, TraceEvent } from './trace-event.ts'
import { TraceTime } from './trace-time.ts'

/** Without an `end` event, the replay continues this long after the last event, in ms, so that everything settles. */
const runOutMs = 5_000

export interface ReplayOptions {
  /** Reads the pictures of `frame` events. Required for a trace with such events. */
  readonly readPicture?: ReadPicture
  /** Receives the scans that are not payment codes (`otherScans$`), in order of time with the outcomes. */
  readonly onOtherScan?: (scan: Scan, t: number) => void
  /** Receives each status that a decoder reports, for example a hint. The replay opens and closes devices itself and does not report that. */
  readonly onDevice?: (status: DeviceStatus, source: Source, t: number) => void
}

/**
 * Runs a trace through the real decoders and the real stream in virtual time. The same trace gives the same
 * outcomes at the same `t` (ms of the trace), however fast the machine is. The trace's time 0 is the epoch.
 * @throws {TypeError} when an option is unknown.
 * @throws {TraceError} where an event cannot be done, such as a second `arm`, or a picture cannot be read; or whatever
 *   `onOutcome` throws.
 */
export async function replayTrace(
  trace: Trace,
  onOutcome: (outcome: Outcome<GateMode>, t: number) => void,
  options: ReplayOptions = {},
): Promise<void> {
  checkOptionNames<ReplayOptions>('replayTrace', options, {
    readPicture: true,
    onOtherScan: true,
    onDevice: true,
  })
  const pictures = await readPictures(trace, options.readPicture)
  const time = new TraceTime()
  const till = new Till(trace, time, {
    outcome: (outcome) => onOutcome(outcome, shortened(time.t)),
    otherScan: (scan) => options.onOtherScan?.(scan, shortened(time.t)),
    device: (status, source) => options.onDevice?.(status, source, shortened(time.t)),
  })
  const settle = (): Promise<void> => till.settled()
  try {
    for (const [index, event] of trace.events.entries()) {
      await time.runUntil(Math.min(event.t, event.d), settle)
      // An event is delivered late because the machine was blocked, and a blocked machine runs no timers either.
      time.blockUntil(event.d)
      const next = trace.events[index + 1]
      if (event.type === 'end') return
      if (event.type === 'sleep') time.sleep(event.ms, next?.d ?? event.d)
      else act(event, till, time, pictures)
      await settle()
    }
    await time.runUntil(time.t + runOutMs, settle)
  } finally {
    till.stop()
  }
}

/** Rounds to microseconds, the precision of time stamps. Smaller digits are errors of floating-point arithmetic. */
const shortened = (t: number): number => Math.round(t * 1_000) / 1_000

function act(
  event: Exclude<TraceEvent, { type: 'sleep' | 'end' }>,
  till: Till,
  time: TraceTime,
  pictures: Pictures,
): void {
  switch (event.type) {
    case 'keyboard': {
      const at = time.monotonicOf(event.keystroke.at)
      return till.keystrokes$.next({ ...event.keystroke, at })
    }
    case 'hid': {
      const at = time.monotonicOf(event.event.at)
      return till.hid$.next({ ...event.event, at })
    }
    case 'serial':
      return till.serial$.next({ ...event, at: time.monotonicOf(event.t) })
    case 'frame': {
      const codes = pictures.get(event.image) ?? []
      return till.frames$.next({ at: time.monotonicOf(event.t), codes })
    }
    case 'arm':
      return arm(event, till)
    case 'disarm':
      return till.codes.disarm()
    case 'wall-clock':
      return time.setWallClock(event.shiftMs)
    case 'restart':
      return till.restart()
    default:
      event satisfies never
  }
}

function arm(event: Extract<TraceEvent, { type: 'arm' }>, till: Till): void {
  try {
    till.codes.arm({ orderId: event.order })
    till.armed$.next(undefined)
  } catch (error) {
    const message = error instanceof Error ? error.message : 'arm failed'
    throw new TraceError(event.line, message, { cause: error })
  }
}
