/**
 * Whole codes without a terminator that count as accidents. More of them are a setting of this scanner, or come from
 * another.
 */
const maxAccidents = 1
/** Paces that differ by less than this share count as equal. */
const equalPace = 0.3

/**
 * Whether the scans of an input end with a terminator, so that a scan without one was cut off. An input that has seen
 * both kinds, such as two scanners behind one keyboard, does not learn it.
 */
export class TerminatorHabit {
  readonly #lessons: number
  readonly #isGiven: boolean
  #ended = 0
  #isMixed = false
  /** The paces of whole codes that came without a terminator, in ms per key. */
  #missed: number[] = []

  /**
   * @param lessons how many scans with a terminator it takes to learn it.
   * @param isGiven whether the input's options say that each scan has one.
   */
  constructor(lessons: number, isGiven = false) {
    this.#lessons = lessons
    this.#isGiven = isGiven
  }

  /** Each scan ends with a terminator, so a scan that ends in silence was cut off. */
  get isKnown(): boolean {
    return this.#isGiven || (this.#ended >= this.#lessons && !this.#isMixed)
  }

  /** Whole codes end in silence on this input. */
  get hasSilentCodes(): boolean {
    return this.#isMixed
  }

  /** At least one scan had a terminator. */
  get wasSeen(): boolean {
    return this.#ended > 0
  }

  /** A scan ended with a terminator. */
  ended(): void {
    this.#ended += 1
  }

  /** A whole code ended without a terminator and was accepted as a scan. */
  wasSilent(): void {
    this.#isMixed = true
  }

  /**
   * A whole code ended without a terminator, which may be an accident. Returns `true` where codes of the same pace have
   * made it the scanner's setting. `paceMs` is in ms per key, and constant where keys have no pace.
   */
  missed(paceMs: number): boolean {
    const equal = this.#missed.filter((ms) => Math.abs(ms - paceMs) <= equalPace * paceMs + 1)
    this.#missed = [...equal, paceMs]
    if (this.#isGiven || this.#missed.length <= maxAccidents) return false
    this.#isMixed = true
    return true
  }

  /** The missing terminator was an accident: the rest of the scan came, or the next scan has one. */
  wasAccident(): void {
    this.#missed = []
  }

  /**
   * The port is opened again, perhaps with another scanner. Most scanners send a terminator, so that is expected again.
   */
  reopened(): void {
    this.#isMixed = false
    this.#missed = []
  }
}
