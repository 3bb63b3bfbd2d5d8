/** No input method keeps more keys to itself at a time. */
const mostKeys = 64

/** Keys of which only the press was told, while an input method or Android keeps what they type. */
export class HiddenKeys {
  #count = 0
  /** When those were pressed whose text has not come. */
  #pressedAt: number[] = []
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
    if (this.#pressedAt.length < mostKeys) this.#pressedAt.push(at)
    this.#lastAt = at
  }

  /** The text of one has come. Gives the time of its press: an input method or a busy page may bring several at once. */
  tell(): number | undefined {
    this.#count = Math.max(0, this.#count - 1)
    return this.#pressedAt.shift()
  }

  forget(): void {
    this.#count = 0
    this.#pressedAt = []
  }
}
