import type { SchedulerLike, Subscription } from 'rxjs'

export interface RetryWaits {
  /** Ms before the first retry. It doubles with each further one. */
  readonly firstMs: number
  /** No wait is longer, in ms. */
  readonly maxMs: number
}

/**
 * Repeats a task that failed, with back-off: a device that comes back at once is used at once, and one that stays away costs little.
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

  /** Schedules the task in `ms`. It counts as no failure. */
  in(ms: number): void {
    this.cancel()
    this.#timer = this.#scheduler.schedule(this.#task, ms)
  }

  /** The next back-off is the shortest one again. */
  reset(): void {
    this.#count = 0
  }

  /** No retry is scheduled any more. */
  cancel(): void {
    this.#timer?.unsubscribe()
  }
}
