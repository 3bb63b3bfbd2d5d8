import { ascending, medianOf, quantile } from './median.ts'
import { isBunched } from './rhythm.ts'
import type { Typing } from './typed-key.ts'

// Scanner or person is decided by the whole sequence, never by one gap: a busy machine puts holes of 20 to 180 ms into
// a real scan, and several keys into one millisecond.

/**
 * The numbers that distinguish scanners from people, and one scan from the next. All in ms except `evenness` and
 * `quietGaps`.
 */
export interface Pace {
  /** At or below this median gap, a person cannot type. */
  readonly fastMs: number
  /** At or below this median gap, only an even rhythm or keys released at once come from a scanner. */
  readonly slowMs: number
  /**
   * Largest spread of even gaps, as a share of their median, without the slowest sixth (holes) and the fastest tenth
   * (two keys at once). Measured on generated scanners and people: docs/pace.md.
   */
  readonly evenness: number
  /** At or below this median time from press to release, no finger was on the key. */
  readonly briefMs: number
  /** At or above this median time from press to release, a finger was on the key. */
  readonly fingerMs: number
  /**
   * A complete code without a terminator waits for this many median gaps, the first one of an input for `burstGapMs` …
   */
  readonly quietGaps: number
  /** … but at least and at most for this time. */
  readonly quietLeastMs: number
  readonly quietMostMs: number
  /** Largest usual sum of two holes of a busy machine, on top of a gap: after a longer one, another scan may begin (D-112). */
  readonly holeMs: number
  /** An incomplete burst ends at a gap of this length. */
  readonly burstGapMs: number
}

/**
 * For scanners of 1 to 100 ms per key. Real ones: 1 (Datalogic BC2090), 6–19 (Netum, Honeywell), 80 with peaks of 100
 * (Zebra), from the notes in @point-of-sale/keyboard-barcode-scanner; 12–19 with a hole of 47 (Datalogic N263,
 * jQuery-Scanner-Detection#2). People: 60–200 per key for expert typists, more for digits read off a screen. A scanner
 * releases a key after about 10 ms, a finger after about 80 (blog posts on Chinese scanners: codetd 11387078).
 */
export const pace: Pace = {
  fastMs: 45,
  slowMs: 120,
  evenness: 0.48,
  briefMs: 25,
  fingerMs: 60,
  quietGaps: 4,
  quietLeastMs: 20,
  quietMostMs: 150,
  holeMs: 280,
  burstGapMs: 400,
}

/**
 * Whether a scanner or a person typed a text. A single key counts as a person's, and so do words slower than `fastMs`:
 * practised typists write them as evenly as a slow scanner.
 */
export function judgePace(typing: Typing, numbers: Pace = pace): 'scanner' | 'hand' {
  const { text, gapsMs } = typing
  if (gapsMs.length === 0) return 'hand'
  const median = medianOf(gapsMs)
  const dwellMs = medianDwellMs(typing)
  if (median <= numbers.fastMs) return isSlide(typing, dwellMs, numbers) ? 'hand' : 'scanner'
  const meanMs = gapsMs.reduce((sum, gap) => sum + gap, 0) / gapsMs.length
  if (isBunched(gapsMs) && meanMs <= numbers.slowMs) return 'scanner'
  const isBrief = dwellMs !== undefined && dwellMs <= numbers.briefMs
  if (median > (isBrief ? briefSlowFactor : 1) * numbers.slowMs || !isMostlyDigits(text))
    return 'hand'
  if (isBrief) return 'scanner'
  if (!isEven(gapsMs, numbers)) return 'hand'
  if (dwellMs === undefined) return 'scanner'
  const share = isFingerHeld(typing, numbers) ? maxFingerDwellSpread : maxDwellSpread
  return isEqual(typing, share) ? 'scanner' : 'hand'
}

/**
 * Without a finger on the keys, `slowMs` is exceeded by up to this factor: the median of a few gaps is off by a fifth.
 */
const briefSlowFactor = 1.2
/**
 * Largest spread of a scanner's dwells, as a share of their median; smaller where it holds keys as long as a finger
 * does.
 */
const maxDwellSpread = 0.25
const maxFingerDwellSpread = 0.1
/**
 * Whether the dwells are about equal, without the shortest quarter and without one for each character with an equal
 * neighbour after it, because such a key has to be released sooner.
 */
const isEqual = ({ text, dwellsMs }: Typing, share: number): boolean => {
  const sorted = ascending(dwellsMs)
  const cutShort = Array.from(text).filter((one, place) => one === text[place + 1]).length
  const shortest = Math.max(quantile(sorted, 0.25), sorted[cutShort] ?? 0)
  return quantile(sorted, 0.85) - shortest <= share * quantile(sorted, 0.5) + 2
}

/** A scanner that releases a key after the next is down does so within this many gaps. */
const maxRollover = 1.6

/** Whether the gaps spread little around their median: people seldom keep so steady a rhythm. */
export function isEven(gapsMs: readonly number[], numbers: Pace = pace): boolean {
  const sorted = ascending(gapsMs)
  const spread = quantile(sorted, 0.82) - quantile(sorted, 0.1)
  return spread <= numbers.evenness * quantile(sorted, 0.5)
}

/** The median dwell in ms; known only where most keys have a reported release. */
function medianDwellMs({ dwellsMs, gapsMs }: Typing): number | undefined {
  return 2 * dwellsMs.length > gapsMs.length ? medianOf(dwellsMs) : undefined
}

/** Whether the keys were down for as long as a finger holds them. */
export function isFingerHeld(typing: Typing, numbers: Pace = pace): boolean {
  const dwellMs = medianDwellMs(typing)
  return dwellMs !== undefined && dwellMs >= numbers.fingerMs
}

/**
 * Whether a finger slides over the digits: as fast as a scanner, but each key is down until well after the next press.
 */
const isSlide = (
  { overlaps, gapsMs }: Typing,
  dwellMs: number | undefined,
  { briefMs }: Pace,
): boolean =>
  dwellMs !== undefined &&
  dwellMs > briefMs &&
  dwellMs > maxRollover * medianOf(gapsMs) &&
  2 * overlaps >= gapsMs.length

const isMostlyDigits = (text: string): boolean =>
  2 * text.replace(/[^0-9]/g, '').length >= text.length

/** Fewest characters whose pace means anything. */
const minLookedAt = 4

/**
 * Whether the keys so far look like the beginning of a scan, for bindings that keep scans out of fields. Stricter than
 * the final verdict, because it must not delay a person's keys: letters have to be twice as fast, and where the pace
 * alone does not decide, keys have to be released at once.
 */
export function looksScanned(typing: Typing, numbers: Pace = pace): boolean {
  const { text, gapsMs } = typing
  if (gapsMs.length + 1 < minLookedAt || isOneKey(typing)) return false
  const fastMs = isMostlyDigits(text) ? numbers.fastMs : numbers.fastMs / 2
  const dwellMs = medianDwellMs(typing)
  const isPlain =
    medianOf(gapsMs) <= fastMs || (dwellMs !== undefined && dwellMs <= numbers.briefMs)
  return isPlain && judgePace(typing, numbers) === 'scanner'
}

/** One character repeated, released once or not at all; a scanner releases each key. */
export const isOneKey = ({ text, dwellsMs }: Typing): boolean =>
  /^(.)\1{3,}$/su.test(text) && dwellsMs.length <= 1

/** How long a complete code waits for one more key that would void it, in ms. */
export function quietMs(gapsMs: readonly number[], numbers: Pace = pace): number {
  const median = medianOf(gapsMs)
  const { quietMostMs, quietLeastMs, quietGaps } = numbers
  return Math.min(quietMostMs, Math.max(quietLeastMs, quietGaps * median))
}
