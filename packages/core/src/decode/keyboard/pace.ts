// Scanner or person? By the whole sequence, never by one gap: a busy machine puts holes of 20 to 180 ms into a
// real scan, and several keys into one millisecond.

/**
 * The pace of keys, in ms. Real scanners: 1 (Datalogic BC2090), 6–19 (Netum, Honeywell), 80 with peaks of 100
 * (Zebra), from the notes in @point-of-sale/keyboard-barcode-scanner; 12–19 with a hole of 47 (Datalogic N263,
 * jQuery-Scanner-Detection#2). People: 60–200 a key for expert typists, more for digits read off a screen.
 */
export const pace = {
  /** At or below this median gap nobody types. */
  fastMs: 45,
  /** At or below this median gap only an even rhythm is a scanner's, and only of digits for the most part. */
  slowMs: 120,
  /**
   * Even: without the slowest sixth (holes) and the fastest tenth (two keys at once) the gaps spread over no more than
   * this share of their median. Measured on generated scanners and people: docs/pace.md.
   */
  evenness: 0.48,
  /** A complete code without a terminator waits this many median gaps … */
  quietGaps: 4,
  /** … but no less and no more than this. */
  quietLeastMs: 20,
  quietMostMs: 150,
  /** An incomplete burst is kept until a gap of this length. */
  burstGapMs: 400,
} as const

/** The value below which `share` of the values lie; 0 of none. */
function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.floor(share * (ascending.length - 1))] ?? 0
}

const ascending = (gapsMs: readonly number[]): number[] => gapsMs.toSorted((a, b) => a - b)

/**
 * Whether keys with these gaps, which typed `text`, came from a scanner or from a hand. One key alone is a hand's,
 * and so are words slower than `fastMs`: practised typists write them as evenly as a slow scanner does.
 */
export function judgePace(gapsMs: readonly number[], text: string): 'scanner' | 'hand' {
  if (gapsMs.length === 0) return 'hand'
  const sorted = ascending(gapsMs)
  const median = quantile(sorted, 0.5)
  if (median <= pace.fastMs) return 'scanner'
  if (median > pace.slowMs || !isMostlyDigits(text)) return 'hand'
  const spread = quantile(sorted, 0.82) - quantile(sorted, 0.1)
  return spread <= pace.evenness * median ? 'scanner' : 'hand'
}

const isMostlyDigits = (text: string): boolean =>
  2 * text.replace(/[^0-9]/g, '').length >= text.length

/** How long a complete code waits for one more key that would void it. */
export function quietMs(gapsMs: readonly number[]): number {
  const median = quantile(ascending(gapsMs), 0.5)
  return Math.min(pace.quietMostMs, Math.max(pace.quietLeastMs, pace.quietGaps * median))
}
