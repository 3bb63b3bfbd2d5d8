/** Longest pause between two digits of one typed code, in ms (D-013). */
const maxRestMs = 3_000
/** Longest text kept: no wallet's numeric code is longer than Alipay's 24 digits. */
const maxCharacters = 32

/** The part of a code that a person has typed so far, with pauses. Bounded. */
export class TypedDigits {
  #text = ''
  #lastAt = 0

  /**
   * Adds characters typed from `startedAt` to `lastAt` (ms, monotonic). Returns all characters that belong together.
   */
  add(text: string, startedAt: number, lastAt: number): string {
    const rested = startedAt - this.#lastAt > maxRestMs
    this.#text = rested ? text : this.#text + text
    if (this.#text.length > maxCharacters) this.#text = ''
    this.#lastAt = lastAt
    return this.#text
  }

  forget(): void {
    this.#text = ''
  }
}
