/** Brings the times of another thread's monotonic clock, whose zero is another, to this one's. */
export class ReaderClock {
  /** What to add. The quickest message so far tells it best: it was under way for almost no time. */
  #ahead = Number.POSITIVE_INFINITY

  /** A message said when it was sent, by its own clock. */
  heard(sentAt: number, now: number): void {
    this.#ahead = Math.min(this.#ahead, now - sentAt)
  }

  here(there: number): number {
    return there + this.#ahead
  }
}
