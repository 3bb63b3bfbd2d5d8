/** This many whole codes without the terminator are the scanner's way, or another scanner's, and no accident. */
const maxAccidents = 1
/** Paces that differ by less than this share are equal. */
const equalPace = 0.3

/**
 * Whether the scans of an input end with a terminator, so that one without was cut off. An input that has seen both kinds, as
 * two scanners that look like one keyboard, does not learn it.
 */
export class TerminatorHabit {
  readonly #lessons: number
  readonly #isGiven: boolean
  #ended = 0
  #isMixed = false
  /** The paces of whole codes that came without, in ms a key. */
  #missed: number[] = []

  /**
   * @param lessons how many scans with a terminator teach it.
   * @param isGiven the input's options say that each scan has one.
   */
  constructor(lessons: number, isGiven = false) {
    this.#lessons = lessons
    this.#isGiven = isGiven
  }

  /** Each scan ends with a terminator: what falls silent is cut off. */
  get isKnown(): boolean {
    return this.#isGiven || (this.#ended >= this.#lessons && !this.#isMixed)
  }

  /** Whole codes end in silence here. */
  get hasSilentCodes(): boolean {
    return this.#isMixed
  }

  /** Some scan had a terminator. */
  get wasSeen(): boolean {
    return this.#ended > 0
  }

  /** A scan had one. */
  ended(): void {
    this.#ended += 1
  }

  /** A whole code came without one, and is a scan all the same. */
  wasSilent(): void {
    this.#isMixed = true
  }

  /**
   * A whole code came without one, where that may be an accident: `true` where it has come to be the scanner's way, by codes of the
   * same pace (ms a key; always the same where keys have none).
   */
  missed(paceMs: number): boolean {
    const equal = this.#missed.filter((ms) => Math.abs(ms - paceMs) <= equalPace * paceMs + 1)
    this.#missed = [...equal, paceMs]
    if (this.#isGiven || this.#missed.length <= maxAccidents) return false
    this.#isMixed = true
    return true
  }

  /** What came without one was an accident: its rest came, or the next scan has one. */
  wasAccident(): void {
    this.#missed = []
  }

  /** The port is opened again: perhaps with another scanner, which still ends its scans as most do. */
  reopened(): void {
    this.#isMixed = false
    this.#missed = []
  }
}
