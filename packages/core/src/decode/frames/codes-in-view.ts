/** A code that was not read for so long, in ms, and in so many frames, has left the view. One frame says nothing: hands shake. */
const goneMs = 700
const goneFrames = 5

/** Which codes have been seen lately in a video, by text. Bounded by what a view holds. */
export class CodesInView {
  #frame = 0
  readonly #seen = new Map<string, { readonly frame: number; readonly at: number }>()

  get size(): number {
    return this.#seen.size
  }

  has(text: string): boolean {
    return this.#seen.has(text)
  }

  /** In the present frame, which was taken at this time, ms. */
  see(text: string, at: number): void {
    this.#seen.set(text, { frame: this.#frame, at })
  }

  /** Another frame has come: what was last seen too long ago is gone. */
  next(at: number): void {
    this.#frame += 1
    for (const [text, last] of this.#seen) {
      const isGone = at - last.at >= goneMs && this.#frame - last.frame > goneFrames
      if (isGone) this.#seen.delete(text)
    }
  }

  clear(): void {
    this.#seen.clear()
  }
}
