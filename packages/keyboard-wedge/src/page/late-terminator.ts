import type { BurstEnd } from '@paycode/core/adapter'

/** A second terminator (CR, then LF) follows the first within this time, in ms, or at the scanner's own pace. */
const secondTerminatorMs = 50
/** After a scan that silence ended, a delayed terminator follows the quiet time within this time, in ms: no hand is that fast. */
const lateTerminatorMs = 200

/** A terminator that arrives after the scan that it belongs to has ended. */
export class LateTerminator {
  #until = Number.NEGATIVE_INFINITY

  /** A scan has ended. `lastAt` is the time of its last key, in ms. */
  scanned({ how, quietMs }: BurstEnd, lastAt: number): void {
    this.#until =
      lastAt +
      (how === 'silence' ? quietMs + lateTerminatorMs : Math.max(secondTerminatorMs, quietMs))
  }

  /** Whether a terminator at `at`, in ms, belongs to that scan. */
  isDue(at: number): boolean {
    return at < this.#until
  }
}
