/** Longer than any symbol: what is pasted beyond it is not kept. */
const mostCharacters = 8_192
/** A terminal delivers a paste in one go. After a rest this long its end was lost, or a bar code only typed its start. */
const longestRestMs = 400

/** Collects what comes between a terminal's paste brackets. */
export class PasteCollector {
  #text: string | undefined
  #lastAt = 0

  /**
   * Takes one key press: its `name` as Node tells it, its text, its time in ms. Answers `pasting` when it belongs to
   * a paste, `{ pasted }` when the paste is over, `undefined` when it is none of ours.
   */
  take(
    name: string | undefined,
    text: string,
    at: number,
  ): 'pasting' | { readonly pasted: string } | undefined {
    if (at - this.#lastAt >= longestRestMs) this.#text = undefined
    this.#lastAt = at
    if (name === 'paste-start') {
      this.#text = ''
      return 'pasting'
    }
    if (name === 'paste-end') {
      const pasted = this.#text ?? ''
      this.#text = undefined
      return { pasted }
    }
    if (this.#text === undefined) return undefined
    this.#text = (this.#text + text).slice(0, mostCharacters)
    return 'pasting'
  }
}
