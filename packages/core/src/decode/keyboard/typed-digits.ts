/** A person may rest this long between two digits and still be typing the same code. */
const longestRestMs = 3_000
/** No wallet's code of digits is longer (Alipay's have 24 at the most); what is typed beyond is forgotten. */
const mostCharacters = 32

/** What a person has typed of a code so far, with rests in between. Bounded. */
export class TypedDigits {
  #text = ''
  #lastAt = 0

  /** Adds characters that came from `startedAt` to `lastAt` (ms, monotonic) and returns all that belongs together. */
  add(text: string, startedAt: number, lastAt: number): string {
    const rested = startedAt - this.#lastAt > longestRestMs
    this.#text = rested ? text : this.#text + text
    if (this.#text.length > mostCharacters) this.#text = ''
    this.#lastAt = lastAt
    return this.#text
  }

  forget(): void {
    this.#text = ''
  }
}
