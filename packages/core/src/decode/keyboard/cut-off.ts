import { fingersIn, hasReleases } from './head-keys.ts'
import { medianOf } from './median.ts'
import { dwellOf, gapsOf, type TypedKey } from './typed-key.ts'

/**
 * Time after a scan that was cut off in which its rest may come, in ms: a piece of a number must not pass for a code.
 */
const maxRestMs = 1_000
/** The same for the rest of a second scanner's scan, in ms. */
const maxForeignRestMs = 300
/** Keys whose pace differs from that of the following scan by at most this share come from its scanner. */
const maxPaceDifference = 0.35

/** Shortest time between two scans of one scanner, in its usual gaps. */
const minNextGaps = 0.6
/** Longest time between the head of a scan and its rest, in gaps. */
const maxRestGaps = 1.5

/** The last keys that ended without a terminator, which may be the head of what comes next. */
export class CutOff {
  #keys: readonly TypedKey[] = []
  #isScanned = false
  /** They contain keys of a second scanner, so its pace is not known. */
  #isForeign = false
  #isInterrupted = false
  #endedAt = Number.NEGATIVE_INFINITY
  #focusedAt = Number.NEGATIVE_INFINITY

  /** @param isScanned whether they were at a scanner's pace, and enough of them. */
  note(keys: readonly TypedKey[], isScanned: boolean, isInterrupted: boolean): void {
    this.#keys = keys
    this.#isForeign = false
    this.#isScanned = isScanned
    this.#isInterrupted = isInterrupted
  }

  /** These keys ended with a terminator, and a second scanner was in the middle of them. */
  noteForeign(keys: readonly TypedKey[]): void {
    this.note(keys, true, false)
    this.#isForeign = true
  }

  /** A scan ended at `at`, so no head is open. */
  ended(at: number): void {
    this.#keys = []
    this.#endedAt = at
  }

  /**
   * Whether these keys began sooner after the last scan than their pace allows: then their head is inside that scan,
   * and they come from a second scanner. Judged only where keys have times of their own, because in a terminal a
   * terminator may arrive late.
   */
  isWithin(keys: readonly TypedKey[]): boolean {
    if (!hasReleases(keys)) return false
    const sinceMs = (keys[0]?.at ?? Infinity) - this.#endedAt
    return sinceMs >= 0 && sinceMs < minNextGaps * medianOf(gapsOf(keys)) - 1
  }

  /** Keys start to reach us, perhaps in the middle of a scan. */
  focused(at: number): void {
    this.#focusedAt = at
  }

  /** Whether these keys began so soon after the focus came that their head went elsewhere. */
  isBehindFocus(keys: readonly TypedKey[]): boolean {
    const paceMs = medianOf(gapsOf(keys))
    const [first] = keys
    // A key's stamp may be earlier than the window's focus event, but its delivery is later.
    if (!first || first.deliveredAt < this.#focusedAt) return false
    return first.at - this.#focusedAt < maxRestGaps * paceMs + 1
  }

  /** Whether these keys are the rest of the open head, by their time and their device. */
  isBefore(keys: readonly TypedKey[], fastMs: number): boolean {
    const [last, first] = [this.#keys.at(-1), keys[0]]
    const maxMs = this.#isForeign ? maxForeignRestMs : maxRestMs
    if (!last || !first || first.at - (last.upAt ?? last.at) >= maxMs) return false
    const paceMs = medianOf(gapsOf(keys))
    const pace = medianOf(gapsOf(this.#keys))
    // Slower keys may come from a person who types evenly.
    const isLike = (gap: number): boolean => Math.abs(gap - paceMs) <= maxPaceDifference * paceMs
    if (this.#isScanned) return this.#isForeign || pace <= fastMs || isLike(pace)
    if (this.#keys.some((key) => dwellOf(key) !== undefined) && hasReleases(keys)) {
      const known = this.#keys.filter((key) => dwellOf(key) !== undefined)
      const fingers = fingersIn([...known, first], keys).filter((place) => place < known.length)
      return 2 * fingers.length < known.length
    }
    if (pace <= fastMs && this.#keys.length > 1) return isLike(pace)
    // One gap may come from either; but the focus seldom changes between a person's key and a scan.
    if (this.#keys.length <= 2) return this.#isInterrupted
    return gapsOf(this.#keys).every(isLike)
  }
}
