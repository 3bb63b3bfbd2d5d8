/** Converts times of another thread's monotonic clock, which has another zero, to this thread's clock. */
export class ReaderClock {
  /** Offset to add, in ms. The fastest message so far gives it best: its delay was almost nothing. */
  #ahead = Number.POSITIVE_INFINITY

  /** Takes the send time of a message, on the sender's clock. */
  heard(sentAt: number, now: number): void {
    this.#ahead = Math.min(this.#ahead, now - sentAt)
  }

  here(there: number): number {
    return there + this.#ahead
  }
}
