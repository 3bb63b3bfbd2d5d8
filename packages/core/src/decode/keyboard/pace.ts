import { ascending, medianOf, quantile } from './median.ts'
import { isBunched } from './rhythm.ts'
import type { Typing } from './typed-key.ts'

// Scanner or person? By the whole sequence, never by one gap: a busy machine puts holes of 20 to 180 ms into a
// real scan, and several keys into one millisecond.

/** The numbers that tell scanners from people, and one scan from the next. All in ms but `evenness` and `quietGaps`. */
export interface Pace {
  /** At or below this median gap nobody types. */
  readonly fastMs: number
  /** At or below this median gap only an even rhythm, or keys released at once, are a scanner's. */
  readonly slowMs: number
  /**
   * Even: without the slowest sixth (holes) and the fastest tenth (two keys at once) the gaps spread over no more than
   * this share of their median. Measured on generated scanners and people: docs/pace.md.
   */
  readonly evenness: number
  /** At or below this median time from press to release no finger was on the key. */
  readonly briefMs: number
  /** At or above it one was. */
  readonly fingerMs: number
  /** A complete code without a terminator waits this many median gaps, the first one of an input `burstGapMs` … */
  readonly quietGaps: number
  /** … but no less and no more than this. */
  readonly quietLeastMs: number
  readonly quietMostMs: number
  /** Two holes of a busy machine are seldom longer together, on top of a gap: behind a longer one it may be another scan. */
  readonly holeMs: number
  /** An incomplete burst is kept until a gap of this length. */
  readonly burstGapMs: number
}

/**
 * Good for scanners of 1 to 100 ms a key. Real ones: 1 (Datalogic BC2090), 6–19 (Netum, Honeywell), 80 with peaks of 100
 * (Zebra), from the notes in @point-of-sale/keyboard-barcode-scanner; 12–19 with a hole of 47 (Datalogic N263,
 * jQuery-Scanner-Detection#2). People: 60–200 a key for expert typists, more for digits read off a screen. A scanner
 * lets go of a key after about 10 ms, a finger after about 80 (blog posts on Chinese guns: codetd 11387078).
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
 * Whether a text came from a scanner or from a hand. One key alone is a hand's, and so are words slower than `fastMs`:
 * practised typists write them as evenly as a slow scanner does.
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
  if (median > (isBrief ? briefSlow : 1) * numbers.slowMs || !isMostlyDigits(text)) return 'hand'
  if (isBrief) return 'scanner'
  if (!isEven(gapsMs, numbers)) return 'hand'
  if (dwellMs === undefined) return 'scanner'
  const share = isFingerHeld(typing, numbers) ? equalFingerDwell : equalDwell
  return isEqual(typing, share) ? 'scanner' : 'hand'
}

/** Where no finger was on the keys they may be slower still: the median of a few gaps is off by a fifth. */
const briefSlow = 1.2
/** A scanner holds all its keys for about the same time, by this share; still more so where it holds them for as long as a finger. */
const equalDwell = 0.25
const equalFingerDwell = 0.1
/** Without the shortest quarter, and without as many as have an equal neighbour behind them: those have to come up sooner. */
const isEqual = ({ text, dwellsMs }: Typing, share: number): boolean => {
  const sorted = ascending(dwellsMs)
  const cutShort = Array.from(text).filter((one, place) => one === text[place + 1]).length
  const shortest = Math.max(quantile(sorted, 0.25), sorted[cutShort] ?? 0)
  return quantile(sorted, 0.85) - shortest <= share * quantile(sorted, 0.5) + 2
}

/** A scanner that lets go of a key after the next is down does so within these many of its gaps. */
const longestRollover = 1.6

/** Whether the gaps spread little around their median: hands seldom keep so steady a rhythm. */
export function isEven(gapsMs: readonly number[], numbers: Pace = pace): boolean {
  const sorted = ascending(gapsMs)
  const spread = quantile(sorted, 0.82) - quantile(sorted, 0.1)
  return spread <= numbers.evenness * quantile(sorted, 0.5)
}

/** Known only where most keys' releases were told. */
function medianDwellMs({ dwellsMs, gapsMs }: Typing): number | undefined {
  return 2 * dwellsMs.length > gapsMs.length ? medianOf(dwellsMs) : undefined
}

/** Whether the keys were down as long as a finger holds them. */
export function isFingerHeld(typing: Typing, numbers: Pace = pace): boolean {
  const dwellMs = medianDwellMs(typing)
  return dwellMs !== undefined && dwellMs >= numbers.fingerMs
}

/** A finger that slides over the digits is as fast as a scanner, but each key is down until well after the next went down. */
const isSlide = (
  { overlaps, gapsMs }: Typing,
  dwellMs: number | undefined,
  { briefMs }: Pace,
): boolean =>
  dwellMs !== undefined &&
  dwellMs > briefMs &&
  dwellMs > longestRollover * medianOf(gapsMs) &&
  2 * overlaps >= gapsMs.length

const isMostlyDigits = (text: string): boolean =>
  2 * text.replace(/[^0-9]/g, '').length >= text.length

/** So many characters at the least are looked at before their pace says anything. */
const leastLookedAt = 4

/**
 * Whether what has come so far looks like the beginning of a scan: what a binding goes by that keeps scans out of fields.
 * Stricter than the verdict on the whole, because it must not hold up a person: letters have to be twice as fast, and
 * where the pace alone does not tell, keys have to be let go at once.
 */
export function looksScanned(typing: Typing, numbers: Pace = pace): boolean {
  const { text, gapsMs } = typing
  if (gapsMs.length + 1 < leastLookedAt || isOneKey(typing)) return false
  const fastMs = isMostlyDigits(text) ? numbers.fastMs : numbers.fastMs / 2
  const dwellMs = medianDwellMs(typing)
  const isPlain =
    medianOf(gapsMs) <= fastMs || (dwellMs !== undefined && dwellMs <= numbers.briefMs)
  return isPlain && judgePace(typing, numbers) === 'scanner'
}

/** One character over and over, released once or not at all: a scanner releases each. */
export const isOneKey = ({ text, dwellsMs }: Typing): boolean =>
  /^(.)\1{3,}$/su.test(text) && dwellsMs.length <= 1

/** How long a complete code waits for one more key that would void it. */
export function quietMs(gapsMs: readonly number[], numbers: Pace = pace): number {
  const median = medianOf(gapsMs)
  const { quietMostMs, quietLeastMs, quietGaps } = numbers
  return Math.min(quietMostMs, Math.max(quietLeastMs, quietGaps * median))
}
