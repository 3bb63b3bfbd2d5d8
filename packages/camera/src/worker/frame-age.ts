/**
 * How old the frames of one stream are when they come, by their own stamps, whose zero nobody tells: the quickest frame so far
 * counts as just taken.
 */
export class FrameAge {
  #quickest = Number.POSITIVE_INFINITY

  /** @param stampMs of the frame. @param now in ms. @returns ms. */
  of(stampMs: number, now: number): number {
    const late = now - stampMs
    this.#quickest = Math.min(this.#quickest, late)
    return late - this.#quickest
  }
}
