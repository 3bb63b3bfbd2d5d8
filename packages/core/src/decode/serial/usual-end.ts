/** After this many unclear ends in a row, the scanner's setting has changed. */
const minUnclear = 3

/**
 * Whether an end that could also be content is accepted. Where scans have a clear end (CR, or the ETX of a frame), a
 * Tab before a pause or a line end inside a frame is content, until three scans in a row end this way.
 */
export class UsualEnd {
  #hasClearEnd = false
  #unclear = 0

  /** At least the last three scans ended unclearly. */
  get isUnclear(): boolean {
    return this.#unclear >= minUnclear
  }

  clear(): void {
    this.#hasClearEnd = true
    this.#unclear = 0
  }

  /** A scan ended unclearly. Returns whether that was its end. */
  unclear(): boolean {
    this.#unclear += 1
    return !this.#hasClearEnd || this.isUnclear
  }
}
