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
  /** A complete code without a terminator waits this many median gaps … */
  readonly quietGaps: number
  /** … but no less and no more than this. */
  readonly quietLeastMs: number
  readonly quietMostMs: number
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
  burstGapMs: 400,
}

/** What is known of how a text was typed. */
export interface Typing {
  readonly text: string
  /** Between characters, in ms. */
  readonly gapsMs: readonly number[]
  /** From press to release, in ms; fewer than characters, or none, where releases are not told. */
  readonly dwellsMs: readonly number[]
  /** During how many of them another key was pressed. */
  readonly overlaps: number
}

/** The value below which `share` of the values lie; 0 of none. */
function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.floor(share * (ascending.length - 1))] ?? 0
}

const ascending = (valuesMs: readonly number[]): number[] => valuesMs.toSorted((a, b) => a - b)

/**
 * Whether a text came from a scanner or from a hand. One key alone is a hand's, and so are words slower than `fastMs`:
 * practised typists write them as evenly as a slow scanner does.
 */
export function judgePace(typing: Typing, numbers: Pace = pace): 'scanner' | 'hand' {
  const { text, gapsMs } = typing
  if (gapsMs.length === 0) return 'hand'
  const sorted = ascending(gapsMs)
  const median = quantile(sorted, 0.5)
  const dwellMs = medianDwellMs(typing)
  if (median <= numbers.fastMs) return isSlide(typing, dwellMs, numbers) ? 'hand' : 'scanner'
  if (median > numbers.slowMs || !isMostlyDigits(text)) return 'hand'
  if (dwellMs !== undefined && dwellMs >= numbers.fingerMs) return 'hand'
  if (dwellMs !== undefined && dwellMs <= numbers.briefMs) return 'scanner'
  const spread = quantile(sorted, 0.82) - quantile(sorted, 0.1)
  return spread <= numbers.evenness * median ? 'scanner' : 'hand'
}

/** Known only where most keys' releases were told. */
function medianDwellMs({ dwellsMs, gapsMs }: Typing): number | undefined {
  return 2 * dwellsMs.length > gapsMs.length ? quantile(ascending(dwellsMs), 0.5) : undefined
}

/** A finger that slides over the digits is as fast as a scanner, but each key is down while the next goes down. */
const isSlide = (
  { overlaps, gapsMs }: Typing,
  dwellMs: number | undefined,
  { briefMs }: Pace,
): boolean => dwellMs !== undefined && dwellMs > briefMs && 2 * overlaps >= gapsMs.length

const isMostlyDigits = (text: string): boolean =>
  2 * text.replace(/[^0-9]/g, '').length >= text.length

/** How long a complete code waits for one more key that would void it. */
export function quietMs(gapsMs: readonly number[], numbers: Pace = pace): number {
  const median = quantile(ascending(gapsMs), 0.5)
  const { quietMostMs, quietLeastMs, quietGaps } = numbers
  return Math.min(quietMostMs, Math.max(quietLeastMs, quietGaps * median))
}
