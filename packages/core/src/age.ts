import type { Clock } from './platform.ts'

/** A moment on both clocks. */
export interface Instant {
  readonly monotonic: number
  readonly wall: number
}

/** The moment `agoMs` before now. */
export const instant = (clock: Clock, agoMs = 0): Instant => ({
  monotonic: clock.monotonic() - agoMs,
  wall: clock.wall() - agoMs,
})

/** Whether `one` is certainly before `other`. The two clocks run apart, so both must agree. */
export const isBefore = (one: Instant, other: Instant): boolean =>
  one.monotonic < other.monotonic && one.wall < other.wall

/**
 * Age in ms since `start`: the larger of the two clocks' differences. Setting the wall clock back does not make
 * anything look younger, and neither does a monotonic clock that stops in sleep.
 */
export const ageMs = (start: Instant, now: Instant): number =>
  Math.max(now.monotonic - start.monotonic, now.wall - start.wall)
