/** Smallest length of a row of blocks that belongs to the bars, as a share of the longest row. Other parts of a region are shorter. */
const minRow = 0.6

/** The rows around the longest row of blocks that are nearly as long. All bars of a code have the same height, so they fill these rows. */
export function fullRows(vs: Float32Array, pitch: number): { from: number; to: number } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const v of vs) {
    first = Math.min(first, v)
    last = Math.max(last, v)
  }
  const counts = new Float32Array(Math.ceil((last - first) / pitch) + 2)
  for (const v of vs) {
    // A block counts for two rows in part, because blocks of a slanted grid do not lie on whole rows.
    const row = Math.floor((v - first) / pitch)
    const part = (v - first) / pitch - row
    counts[row]! += 1 - part
    counts[row + 1]! += part
  }
  const most = Math.max(...counts)
  let from = counts.indexOf(most)
  let to = from
  while (from > 0 && counts[from - 1]! >= minRow * most) from -= 1
  while (to < counts.length - 1 && counts[to + 1]! >= minRow * most) to += 1
  return { from: first + (from - 0.5) * pitch, to: first + (to + 0.5) * pitch }
}
