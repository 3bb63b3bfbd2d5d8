/** Keys of which only the press was told, while an input method or Android keeps what they type. */
export class HiddenKeys {
  #count = 0
  #firstAt = 0
  #lastAt = Number.NEGATIVE_INFINITY

  /** How many are still without their text, if the last of them was no earlier than `at`. */
  countSince(at: number): number {
    return this.#lastAt >= at ? this.#count : 0
  }

  /** The mean gap between them, in ms. */
  get gapMs(): number {
    return (this.#lastAt - this.#firstAt) / Math.max(1, this.#count - 1)
  }

  /** One more, which belongs to the ones before unless they are `restMs` ago. */
  press(at: number, restMs: number): void {
    if (at - this.#lastAt >= restMs) this.forget()
    if (this.#count === 0) this.#firstAt = at
    this.#count += 1
    this.#lastAt = at
  }

  /** The text of one has come. */
  tell(): void {
    this.#count = Math.max(0, this.#count - 1)
  }

  forget(): void {
    this.#count = 0
  }
}
