/** What a page holds at rest: numbers by name. */
export type Sample = Readonly<Record<string, number>>

/** How a number may change while a page does the same things again and again. */
export interface Bound {
  /** At rest it is this and nothing else. */
  readonly exactly?: number
  /** It may grow by so much, and no more, from the first part of the soak to the last. */
  readonly mayGrowBy?: number
  readonly unit?: string
}

/** The first samples say nothing: the compiler and the caches fill. */
const warmUpShare = 0.2

/**
 * What has leaked, in words: a number that is not what it must be, or whose median over the last third of the samples lies
 * above that over the first third by more than it may.
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

/** Medians of the first and of the last third, the warm-up left out. */
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
