/**
 * Age of the frames of one stream on arrival, by their own timestamps. The zero of those is unknown, so the fastest frame so
 * far counts as just taken.
 */
export class FrameAge {
  #quickest = Number.POSITIVE_INFINITY

  /** @param stampMs timestamp of the frame, in ms. @param now in ms. @returns its age in ms. */
  of(stampMs: number, now: number): number {
    const late = now - stampMs
    this.#quickest = Math.min(this.#quickest, late)
    return late - this.#quickest
  }
}
