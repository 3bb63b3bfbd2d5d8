import type { SchedulerLike, Subscription } from 'rxjs'
import type { Clock } from '../../platform.ts'

/**
 * A timer that fires this late, in ms, was blocked with the whole page or process, and keys may be queued behind it. It waits
 * once more, for the same time, so that those keys are read first (D-028).
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

  /** Waits for `ms` from now. A wait that was running ends. */
  start(ms: number): void {
    this.#start(ms, this.#clock.monotonic() + ms, timerGraceMs)
  }

  /** Waits until `at`, in ms of the clock's `monotonic`. A wait that was due in the past is late already. */
  startUntil(at: number): void {
    this.#start(Math.max(0, at - this.#clock.monotonic()), at, timerGraceMs)
  }

  stop(): void {
    this.#timer?.unsubscribe()
  }

  #start(ms: number, dueAt: number, graceMs: number): void {
    this.stop()
    this.#timer = this.#scheduler.schedule(() => {
      const now = this.#clock.monotonic()
      if (graceMs > 0 && now - dueAt >= graceMs) this.#start(graceMs, now + graceMs, 0)
      else this.#onOver()
    }, ms)
  }
}
