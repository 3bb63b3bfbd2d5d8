import type { Subscription } from 'rxjs'
import type { KeystrokeOptions } from './keystroke-options.ts'

/** A timer that is this late, in ms, was blocked by the machine. It waits once more for the same time (D-028). */
const timerGraceMs = 20

/** Calls when no key came for a time: one timer, set again with each key. */
export class QuietTimer {
  readonly #time: Pick<Required<KeystrokeOptions>, 'clock' | 'scheduler'>
  readonly #onQuiet: () => void
  #timer: Subscription | undefined
  #isStopped = false

  constructor(time: Pick<Required<KeystrokeOptions>, 'clock' | 'scheduler'>, onQuiet: () => void) {
    this.#time = time
    this.#onQuiet = onQuiet
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  /** Waits for `ms` from now, instead of what it waited for. */
  wait(ms: number): void {
    this.#wait(ms, timerGraceMs)
  }

  cancel(): void {
    this.#timer?.unsubscribe()
  }

  /** For good. */
  stop(): void {
    this.#isStopped = true
    this.cancel()
  }

  #wait(ms: number, graceMs: number): void {
    const { clock, scheduler } = this.#time
    const dueAt = clock.monotonic() + ms
    this.cancel()
    if (this.#isStopped) return
    this.#timer = scheduler.schedule(() => {
      // After a long block, the timer may run before the keys that are queued behind it.
      if (graceMs > 0 && clock.monotonic() - dueAt >= graceMs) this.#wait(graceMs, 0)
      else this.#onQuiet()
    }, ms)
  }
}
