import { asyncScheduler, type SchedulerLike, type Subscription } from 'rxjs'

/** A person's Ctrl+C has no other key this long before or after it, in ms. A bar code's ETX has digits around it. */
const aloneMs = 100

/**
 * Distinguishes a person's Ctrl+C from one in a scan: an ETX suffix, or a bar code made to press keys (Code 128 can carry
 * control characters). Only a person's may end the program.
 */
export class InterruptWatch {
  readonly #interrupt: () => void
  readonly #scheduler: SchedulerLike
  #lastAt = Number.NEGATIVE_INFINITY
  #pending: Subscription | undefined

  constructor(interrupt: () => void, scheduler: SchedulerLike = asyncScheduler) {
    this.#interrupt = interrupt
    this.#scheduler = scheduler
  }

  /** Takes every key press, with its time in ms. */
  key(isCtrlC: boolean, at: number): void {
    if (!isCtrlC) {
      this.#pending?.unsubscribe()
      this.#pending = undefined
      this.#lastAt = at
      return
    }
    // An impatient person presses Ctrl+C twice: the second does not cancel the first.
    if (at - this.#lastAt < aloneMs) this.#lastAt = at
    else this.#pending ??= this.#scheduler.schedule(() => this.#fire(), aloneMs)
  }

  #fire(): void {
    this.#pending = undefined
    this.#interrupt()
  }

  stop(): void {
    this.#pending?.unsubscribe()
  }
}
