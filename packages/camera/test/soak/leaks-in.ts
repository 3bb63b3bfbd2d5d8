/** The resources that a page holds at rest: numbers by name. */
export type Sample = Readonly<Record<string, number>>

/** How a number may change while a page repeats the same actions. */
export interface Bound {
  /** At rest it must have exactly this value. */
  readonly exactly?: number
  /** The most that it may grow from the first part of the soak to the last. */
  readonly mayGrowBy?: number
  readonly unit?: string
}

/** Share of first samples that is ignored: compiler and caches fill meanwhile. */
const warmUpShare = 0.2

/**
 * The leaks, in words: numbers that differ from their exact value, or whose median over the last third of the samples exceeds
 * that over the first third by more than `mayGrowBy`.
 */
export function leaksIn(
  samples: readonly Sample[],
  bounds: Readonly<Record<string, Bound>>,
): string[] {
  return Object.entries(bounds).flatMap(([name, { exactly, mayGrowBy, unit = '' }]) => {
    const values = samples.map((sample) => sample[name] ?? Number.NaN)
    const wrong = values.findIndex((value) => exactly !== undefined && value !== exactly)
    if (wrong >= 0) return [`${name}: ${values[wrong]} after round ${wrong + 1}, not ${exactly}`]
    if (mayGrowBy === undefined) return []
    const { from, to } = growthOf(values)
    // A missing value does not count as small enough.
    if (to - from <= mayGrowBy) return []
    return [`${name}: from ${from.toFixed(0)} to ${to.toFixed(0)} ${unit}`.trim()]
  })
}

/** Medians of the first and the last third, without the warm-up. */
export function growthOf(values: readonly number[]): {
  readonly from: number
  readonly to: number
} {
  const warm = values.slice(Math.ceil(values.length * warmUpShare))
  const third = Math.max(1, Math.floor(warm.length / 3))
  return { from: median(warm.slice(0, third)), to: median(warm.slice(-third)) }
}

function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b)
  return ascending[Math.floor((ascending.length - 1) / 2)] ?? Number.NaN
}
