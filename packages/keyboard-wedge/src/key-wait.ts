import type { Clock } from '@paycode/core/adapter'
import type { SchedulerLike, Subscription } from 'rxjs'

/**
 * A timer that fires this late, in ms, was blocked with the whole page or process, and keys may be queued behind it. It waits
 * once more, for the same time, so that those keys are read first.
 */
const timerGraceMs = 20

/** The wait for the next key. At its end, without one, `onOver` is called. */
export class KeyWait {
  readonly #clock: Clock
  readonly #scheduler: SchedulerLike
  readonly #onOver: () => void
  #timer: Subscription | undefined

  constructor(clock: Clock, scheduler: SchedulerLike, onOver: () => void) {
    this.#clock = clock
    this.#scheduler = scheduler
    this.#onOver = onOver
  }

  /** Waits until `at`, in ms of the clock's `monotonic`. A wait that was running ends. */
  startUntil(at: number, graceMs: number = timerGraceMs): void {
    this.stop()
    const waitMs = Math.max(0, at - this.#clock.monotonic())
    this.#timer = this.#scheduler.schedule(() => {
      const now = this.#clock.monotonic()
      if (graceMs > 0 && now - at >= graceMs) this.startUntil(now + graceMs, 0)
      else this.#onOver()
    }, waitMs)
  }

  stop(): void {
    this.#timer?.unsubscribe()
  }
}
