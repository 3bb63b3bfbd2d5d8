/** A scanner whose scans end otherwise so many times in a row was set anew. */
const minUntilBelieved = 3

/**
 * Whether an end that could be content is believed. Where scans have a clear end (CR, or ETX of a frame), a Tab before a pause,
 * or a line end within a frame, is content, until three scans in a row end like this.
 */
export class UsualEnd {
  #hasClearEnd = false
  #unclear = 0

  /** The last three scans or more ended unclearly. */
  get isUnclear(): boolean {
    return this.#unclear >= minUntilBelieved
  }

  clear(): void {
    this.#hasClearEnd = true
    this.#unclear = 0
  }

  /** A scan ended unclearly: whether that was its end. */
  unclear(): boolean {
    this.#unclear += 1
    return !this.#hasClearEnd || this.isUnclear
  }
}
