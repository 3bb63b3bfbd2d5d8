import { VirtualTimeScheduler } from 'rxjs'
import type { Clock } from '../../../src/platform.ts'

/** The time by both clocks and by a scheduler's timers, all in the test's hand. */
export interface FakeTime extends Clock {
  readonly scheduler: VirtualTimeScheduler
  /** How many timers wait. */
  readonly timers: number
  /** Both clocks go, timers run at their time. */
  pass(ms: number): void
  /** The machine sleeps: the monotonic clock and the timers stand still. */
  sleep(ms: number): void
  /** The process stands still: both clocks go on, and the timers run later by as much. */
  stop(ms: number): void
  /** Somebody sets the wall clock. */
  shiftWall(ms: number): void
}

export const epoch = 1_700_000_000_000

export function fakeTime(): FakeTime {
  const scheduler = new VirtualTimeScheduler()
  let shift = epoch
  let start = 5_000.25
  return {
    scheduler,
    get timers() {
      return scheduler.actions.length
    },
    monotonic: () => start + scheduler.frame,
    wall: () => shift + scheduler.frame,
    pass(ms) {
      const end = scheduler.frame + ms
      scheduler.maxFrames = end
      scheduler.flush()
      scheduler.frame = end
    },
    sleep(ms) {
      shift += ms
    },
    stop(ms) {
      shift += ms
      start += ms
    },
    shiftWall(ms) {
      shift += ms
    },
  }
}
