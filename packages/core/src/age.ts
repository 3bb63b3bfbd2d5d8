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

/** Whether `one` came before `other`, beyond doubt: the clocks tick differently, so both must say so. */
export const isBefore = (one: Instant, other: Instant): boolean =>
  one.monotonic < other.monotonic && one.wall < other.wall

/**
 * Milliseconds since `start`: the larger of what the two clocks say, so that neither a wall clock set back nor a
 * monotonic clock that slept makes anything look younger than it is.
 */
export const ageMs = (start: Instant, now: Instant): number =>
  Math.max(now.monotonic - start.monotonic, now.wall - start.wall)
