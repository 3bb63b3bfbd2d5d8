import { checkOptionNames } from '@paycode/parameters'
import { ageMs, isBefore, type Instant } from '../age.ts'
import { OldestFirst } from '../ledger/oldest-first.ts'
import { TextNames } from './text-names.ts'

/** One text seen by any input. Its age counts from `first`; later sightings do not renew it. */
export interface Sighting {
  /** The first sighting. An earlier one that is delivered late moves it back. */
  first: Instant
  last: Instant
  /** The result of its last judgement. */
  verdict: 'refused' | 'claiming' | 'ready'
  /** Handed out or burned: it is never claimed again. */
  used: boolean
  /** Burned because the ledger did not answer its claim, so whether it was used is unknown. */
  unanswered: boolean
  /** Found expired once. It stays so, whatever the clocks show later. */
  expired: boolean
}

export interface SightingOptions {
  /**
   * A text counts as the same scan until it was out of sight for this long, in ms. Each sighting restarts the time.
   */
  readonly holdMs: number
  /** A sighting is remembered for at least this long after its last time, in ms. */
  readonly keepMs: number
  /** Maximum number of sightings remembered. */
  readonly maxSightings: number
}

const names: Readonly<Record<keyof SightingOptions, true>> = {
  holdMs: true,
  keepMs: true,
  maxSightings: true,
}

interface Entry extends Sighting {
  /** The number of hold clearings before its last sighting. */
  clearing: number
}

/**
 * All texts seen lately, for the duplicate hold and the age, under names that do not reveal the texts. Bounded: when
 * full, it forgets the oldest sighting; one within `keepMs` is never forgotten.
 */
export class Sightings {
  readonly #options: SightingOptions
  /** By the name of the text, least recently seen first. */
  readonly #entries = new OldestFirst<Entry>()
  readonly #names = new TextNames()
  #clearings = 0
  #clearedAt: Instant = { monotonic: Number.NEGATIVE_INFINITY, wall: Number.NEGATIVE_INFINITY }

  /** @throws {TypeError} when an option is unknown. */
  constructor(options: SightingOptions) {
    checkOptionNames<SightingOptions>('Sightings', options, names)
    this.#options = options
  }

  get size(): number {
    return this.#entries.size
  }

  /**
   * Records that `text` was seen. `held`: it still counts as the same scan, already reported. Returns `undefined`
   * where there is no room: its age could not be known later.
   */
  see(
    text: string,
    seen: Instant,
    now: Instant,
  ): { sighting: Sighting; held: boolean } | undefined {
    // A sighting from before the last clearing, delivered after it, does not use up the clearing.
    const clearing = isBefore(seen, this.#clearedAt) ? this.#clearings - 1 : this.#clearings
    const name = this.#names.nameOf(text)
    const known = this.#entries.get(name)
    if (!known) {
      if (!this.#makeRoom(now)) return undefined
      const entry: Entry = {
        first: seen,
        last: seen,
        verdict: 'refused',
        used: false,
        unanswered: false,
        expired: false,
        clearing,
      }
      this.#entries.set(name, entry)
      return { sighting: entry, held: false }
    }
    const isCleared = known.clearing < clearing
    const held = known.verdict === 'claiming' || (!isCleared && this.#isHeld(known, seen))
    if (!held) known.verdict = 'refused'
    if (isBefore(seen, known.first)) known.first = seen
    if (!isBefore(seen, known.last)) known.last = seen
    known.clearing = Math.max(known.clearing, clearing)
    this.#entries.set(name, known)
    return { sighting: known, held }
  }

  /**
   * From `at` on, each text is judged again at its next sighting; a used code is then reported as used. A code whose
   * claim is running stays held (D-103).
   */
  clearHolds(at: Instant): void {
    this.#clearings += 1
    this.#clearedAt = at
  }

  #isHeld(sighting: Sighting, seen: Instant): boolean {
    return ageMs(sighting.last, seen) < this.#options.holdMs
  }

  #makeRoom(now: Instant): boolean {
    const { keepMs, maxSightings } = this.#options
    const oldest = this.#entries.oldest()
    if (!oldest || this.#entries.size < maxSightings) return true
    const [name, { verdict, last }] = oldest
    if (verdict === 'claiming' || ageMs(last, now) < keepMs) return false
    this.#entries.delete(name)
    return true
  }
}
