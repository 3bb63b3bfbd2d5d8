import type { SchedulerLike, Subscription } from 'rxjs'

export interface RetryWaits {
  /** Time before the first retry, in ms. It doubles with each further retry. */
  readonly firstMs: number
  /** Longest wait, in ms. */
  readonly maxMs: number
}

/**
 * Repeats a failed task with back-off: a device that returns soon is used soon, and one that stays away costs little.
 * One retry is scheduled at a time.
 */
export class Retry {
  readonly #scheduler: SchedulerLike
  readonly #waits: RetryWaits
  readonly #task: () => void
  #count = 0
  #timer: Subscription | undefined

  constructor(scheduler: SchedulerLike, waits: RetryWaits, task: () => void) {
    this.#scheduler = scheduler
    this.#waits = waits
    this.#task = task
  }

  /** Schedules the next retry after the back-off. */
  later(): void {
    const { firstMs, maxMs } = this.#waits
    this.in(Math.min(maxMs, firstMs * 2 ** this.#count))
    this.#count += 1
  }

  /** Schedules the task in `ms`, without counting a failure. */
  in(ms: number): void {
    this.cancel()
    this.#timer = this.#scheduler.schedule(this.#task, ms)
  }

  /** Makes the next back-off the shortest one again. */
  reset(): void {
    this.#count = 0
  }

  /** Cancels the scheduled retry. */
  cancel(): void {
    this.#timer?.unsubscribe()
  }
}
