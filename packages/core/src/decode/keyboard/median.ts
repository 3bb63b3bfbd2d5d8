export const ascending = (valuesMs: readonly number[]): number[] =>
  valuesMs.toSorted((a, b) => a - b)

/** The value below which `share` of the values lie; 0 for no values. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0
}

/** The median of gaps or dwells; 0 for no values. */
export const medianOf = (valuesMs: readonly number[]): number => quantile(ascending(valuesMs), 0.5)

/** The mean; 0 for no values. */
export const meanOf = (valuesMs: readonly number[]): number =>
  valuesMs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, valuesMs.length)
