import type { BitArray } from './load-zxing.ts'

/** The widths of bar, space, bar … of the three start symbols of Code 128, in modules. ISO/IEC 15417, table 1. */
const startPatterns = [
  [2, 1, 1, 4, 1, 2],
  [2, 1, 1, 2, 1, 4],
  [2, 1, 1, 2, 3, 2],
]
const runs = 6
const modules = 11

/** ZXing's limits for the error of a pattern's widths: `maxOff` of their sum, `maxOffEach` of each, in modules. */
const maxOff = 0.25
const maxOffEach = 0.7

/**
 * Where a Code 128 may begin in a row: the start symbols with enough white before them. The library's own search loses one of its
 * six widths at the first bars that are not a start symbol, and then confuses START C with START B (D-039).
 */
export function code128Starts(row: BitArray): number[] {
  const edges = edgesOf(row)
  const starts: number[] = []
  for (let at = 0; at + runs < edges.length; at += 2) {
    const start = edges[at]!
    const length = edges[at + runs]! - start
    const white = start - (at === 0 ? 0 : edges[at - 1]!)
    // At the edge of the picture any white suffices.
    const hasQuietZone = at === 0 || white >= length / 2
    if (hasQuietZone && startPatterns.some((pattern) => isLike(edges, at, length, pattern))) {
      starts.push(start)
    }
  }
  return starts
}

/** The places at which dark begins and ends, in turn. */
function edgesOf(row: BitArray): number[] {
  const edges: number[] = []
  const size = row.getSize()
  for (let from = row.getNextSet(0); from < size;) {
    const to = row.getNextUnset(from)
    edges.push(from, to)
    from = row.getNextSet(to)
  }
  return edges
}

function isLike(
  edges: readonly number[],
  at: number,
  length: number,
  pattern: readonly number[],
): boolean {
  const module = length / modules
  if (module < 1) return false
  let off = 0
  for (let run = 0; run < runs; run += 1) {
    const width = edges[at + run + 1]! - edges[at + run]!
    const wrong = Math.abs(width - pattern[run]! * module)
    if (wrong > maxOffEach * module) return false
    off += wrong
  }
  return off / length < maxOff
}
