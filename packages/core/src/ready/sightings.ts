import { checkOptionNames } from '@paycode/parameters'
import { ageMs, isBefore, type Instant } from '../age.ts'
import { OldestFirst } from '../ledger/oldest-first.ts'
import { TextNames } from './text-names.ts'

/** One text seen by any input. The age counts from `first`, which no later look renews. */
export interface Sighting {
  /** Delivery may be out of order: a look made earlier moves it back. */
  first: Instant
  last: Instant
  /** What became of it the last time it was judged. */
  verdict: 'refused' | 'claiming' | 'ready'
  /** Handed out, or burned on the way: never to be claimed again. */
  used: boolean
  /** It was burned because its claim was never answered: nobody knows whether it was used. */
  unanswered: boolean
  /** Found too old once: it stays so, whatever the clocks say later. */
  expired: boolean
}

export interface SightingOptions {
  /** Sliding: a text is the same scan until it was out of sight for this long, in ms. */
  readonly holdMs: number
  /** A sighting is remembered at least this long after it was last seen, in ms. */
  readonly keepMs: number
  /** The most that are remembered. */
  readonly maxSightings: number
}

const names: Readonly<Record<keyof SightingOptions, true>> = {
  holdMs: true,
  keepMs: true,
  maxSightings: true,
}

interface Entry extends Sighting {
  /** The clearing of holds that its last look came after. */
  clearing: number
}

/**
 * All texts seen lately, for the duplicate hold and for the age, under names that tell nothing of them. Bounded: it makes room by forgetting what was seen
 * longest ago, and never forgets a sighting within its time.
 */
export class Sightings {
  readonly #options: SightingOptions
  /** By the names of the texts, least lately seen first. */
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
   * Notes that `text` was seen. `held`: it is the same scan still, already reported. `undefined`: there is no room
   * left to remember it, so its age could not be told later.
   */
  see(
    text: string,
    seen: Instant,
    now: Instant,
  ): { sighting: Sighting; held: boolean } | undefined {
    // A look from before the last clearing, delivered after it, does not use the clearing up.
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

  /** Lets each text be judged anew at its next look from `at` on: what was used is told as used. A claim stays held. */
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
