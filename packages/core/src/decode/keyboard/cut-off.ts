import { fingersIn, tellsReleases } from './head-keys.ts'
import { medianOf } from './median.ts'
import { dwellOf, gapsOf, type TypedKey } from './typed-key.ts'

/** What comes so soon (ms) after a scan that was cut off is its rest: a piece of a number must not pass for a code. */
const maxRestMs = 1_000
/** A second scanner that was in the middle of a scan goes on sooner, in ms. */
const maxForeignRestMs = 300
/** Keys at the pace of the scan that follows them, but for this share, are its scanner's. */
const likePace = 0.35

/** A scanner starts its next scan no sooner than after this share of its usual gap. */
const soonestNext = 0.6
/** The rest of a scan follows its head within this many gaps. */
const soonestRest = 1.5

/** What the last keys were that ended without a terminator, and so may be the head of what comes next. */
export class CutOff {
  #keys: readonly TypedKey[] = []
  #isScanned = false
  /** They hold keys of a second scanner: its pace is not known. */
  #isForeign = false
  #isInterrupted = false
  #endedAt = Number.NEGATIVE_INFINITY
  #focusedAt = Number.NEGATIVE_INFINITY

  /** @param isScanned they were at a scanner's pace, and enough of them to say so. */
  note(keys: readonly TypedKey[], isScanned: boolean, isInterrupted: boolean): void {
    this.#keys = keys
    this.#isForeign = false
    this.#isScanned = isScanned
    this.#isInterrupted = isInterrupted
  }

  /** They ended with a terminator, and a second scanner was in the middle of them. */
  noteForeign(keys: readonly TypedKey[]): void {
    this.note(keys, true, false)
    this.#isForeign = true
  }

  /** A scan ended at `at`: nothing is open any more. */
  ended(at: number): void {
    this.#keys = []
    this.#endedAt = at
  }

  /**
   * Whether these began sooner after the last scan than their pace allows: then their head is in it, as a second scanner's. Only where
   * keys have times of their own; in a terminal a terminator may arrive late.
   */
  isWithin(keys: readonly TypedKey[]): boolean {
    if (!tellsReleases(keys)) return false
    const sinceMs = (keys[0]?.at ?? Infinity) - this.#endedAt
    return sinceMs >= 0 && sinceMs < soonestNext * medianOf(gapsOf(keys)) - 1
  }

  /** Keys begin to come to us, perhaps in the middle of a scan. */
  focused(at: number): void {
    this.#focusedAt = at
  }

  /** Whether these began so soon after the keys came to us that their head went elsewhere. */
  isBehindFocus(keys: readonly TypedKey[]): boolean {
    const paceMs = medianOf(gapsOf(keys))
    const [first] = keys
    // A key may be stamped before the window has learnt that it has the focus, but it comes to us behind that.
    if (!first || first.deliveredAt < this.#focusedAt) return false
    return first.at - this.#focusedAt < soonestRest * paceMs + 1
  }

  /** Whether these are the rest of it: its time, and its device. */
  isBefore(keys: readonly TypedKey[], fastMs: number): boolean {
    const [last, first] = [this.#keys.at(-1), keys[0]]
    const mostMs = this.#isForeign ? maxForeignRestMs : maxRestMs
    if (!last || !first || first.at - (last.upAt ?? last.at) >= mostMs) return false
    const paceMs = medianOf(gapsOf(keys))
    const pace = medianOf(gapsOf(this.#keys))
    // Slower ones may be of a person who typed evenly.
    const isLike = (gap: number): boolean => Math.abs(gap - paceMs) <= likePace * paceMs
    if (this.#isScanned) return this.#isForeign || pace <= fastMs || isLike(pace)
    if (this.#keys.some((key) => dwellOf(key) !== undefined) && tellsReleases(keys)) {
      const known = this.#keys.filter((key) => dwellOf(key) !== undefined)
      const fingers = fingersIn([...known, first], keys).filter((place) => place < known.length)
      return 2 * fingers.length < known.length
    }
    if (pace <= fastMs && this.#keys.length > 1) return isLike(pace)
    // One gap may be anybody's; but the focus seldom goes between a person's key and a scan.
    if (this.#keys.length <= 2) return this.#isInterrupted
    return gapsOf(this.#keys).every(isLike)
  }
}
