/**
 * A code that was not read for this long, in ms, and in more than this many frames has left the view. One frame without
 * it proves nothing, because hands shake (D-043).
 */
const goneMs = 700
const goneFrames = 5

/** The codes lately in view of a camera, by text. Bounded by what a view holds. */
export class CodesInView {
  #frame = 0
  readonly #seen = new Map<string, { readonly frame: number; readonly at: number }>()

  get size(): number {
    return this.#seen.size
  }

  has(text: string): boolean {
    return this.#seen.has(text)
  }

  /** Records a code in the present frame, which was taken at `at`, in ms. */
  see(text: string, at: number): void {
    this.#seen.set(text, { frame: this.#frame, at })
  }

  /** The next frame begins: codes that were last read too long ago are removed. */
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
