/** Most keys that an input method withholds at a time. */
const maxKeys = 64

/** Keys of which only the press is known, because an input method or Android withholds their text. */
export class HiddenKeys {
  #count = 0
  /** The times of the presses whose text has not come. */
  #pressedAt: number[] = []
  #firstAt = 0
  #lastAt = Number.NEGATIVE_INFINITY

  /** Number of keys without their text, if the last was pressed at `at` or later. */
  countSince(at: number): number {
    return this.#lastAt >= at ? this.#count : 0
  }

  /** The mean gap between them, in ms. */
  get gapMs(): number {
    return (this.#lastAt - this.#firstAt) / Math.max(1, this.#count - 1)
  }

  /** Another key was pressed. It belongs to the previous ones unless they are at least `restMs` ago. */
  press(at: number, restMs: number): void {
    if (at - this.#lastAt >= restMs) this.forget()
    if (this.#count === 0) this.#firstAt = at
    this.#count += 1
    if (this.#pressedAt.length < maxKeys) this.#pressedAt.push(at)
    this.#lastAt = at
  }

  /**
   * The text of one key has come. Returns the time of its press, because an input method or a busy page may deliver
   * several texts at once.
   */
  takePress(): number | undefined {
    this.#count = Math.max(0, this.#count - 1)
    return this.#pressedAt.shift()
  }

  forget(): void {
    this.#count = 0
    this.#pressedAt = []
  }
}
