/** A row of blocks is of the bars if so much of the longest row is in it; what else hangs on to a region is shorter. */
const leastRow = 0.6

/** Bars are as high at one end of a code as at the other: the rows of blocks about the longest that are nearly as long. */
export function fullRows(vs: Float32Array, pitch: number): { from: number; to: number } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const v of vs) {
    first = Math.min(first, v)
    last = Math.max(last, v)
  }
  const counts = new Float32Array(Math.ceil((last - first) / pitch) + 2)
  for (const v of vs) {
    // Shared between two rows: in a slanted grid the blocks do not lie in rows of their own.
    const row = Math.floor((v - first) / pitch)
    const part = (v - first) / pitch - row
    counts[row]! += 1 - part
    counts[row + 1]! += part
  }
  const most = Math.max(...counts)
  let from = counts.indexOf(most)
  let to = from
  while (from > 0 && counts[from - 1]! >= leastRow * most) from -= 1
  while (to < counts.length - 1 && counts[to + 1]! >= leastRow * most) to += 1
  return { from: first + (from - 0.5) * pitch, to: first + (to + 0.5) * pitch }
}
