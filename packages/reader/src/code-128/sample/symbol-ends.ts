import type { BarProfile } from './clear-profile.ts'
import { codeModules } from '../values/symbol-patterns.ts'

/** The two edges between which a code may lie. */
export interface SymbolEnds {
  readonly from: number
  readonly to: number
  /** The bars are light and the spaces dark. */
  readonly isInverted: boolean
}

/** Smallest module in pixels. Narrower modules cannot be distinguished. */
const minPitch = 0.95
/** The part outside an edge that must be plain ground, in modules from the edge. No space inside a code is as wide. */
const quietFrom = 1.6
const quietTo = 6
/** Largest variance of the ground, as a share of the code's. Squares give small noise little weight. */
const maxUnrest = 0.2
/** How much lighter than the code's mean the ground is, at least, in standard deviations of the code. */
const minGround = 0.35
/** Smallest slope of the outer edges, beside the code's mean. The first and last bar are two modules wide, so their edges are steep. */
const minEdge = 0.7
/** The width of the start and the stop symbol, in modules, and their smallest activity beside the whole code's. */
const edgeSymbol = 11
const minBusy = 0.3
const maxPairs = 10

/** Pairs of edges with plain ground outside and bars between them. Pairs that end where the bars were seen to end come first. */
export function symbolEnds(
  { light, fromU, step }: BarProfile,
  seen: { readonly fromU: number; readonly toU: number },
): SymbolEnds[] {
  const sums = new Float64Array(light.length + 1)
  const squares = new Float64Array(light.length + 1)
  const slopes = new Float64Array(light.length + 1)
  const rising: number[] = []
  const falling: number[] = []
  const slopeAt = (at: number): number => (light[at + 1] ?? 0) - (light[at - 1] ?? 0)
  for (let at = 0; at < light.length; at += 1) {
    sums[at + 1] = sums[at]! + light[at]!
    squares[at + 1] = squares[at]! + light[at]! ** 2
    if (at < 2 || at > light.length - 3) continue
    const slope = slopeAt(at)
    slopes[at + 1] = slopes[at]! + slope ** 2
    const size = Math.abs(slope)
    if (size < Math.abs(slopeAt(at - 1)) || size <= Math.abs(slopeAt(at + 1))) continue
    ;(slope > 0 ? rising : falling).push(at)
  }
  const found: { ends: SymbolEnds; off: number }[] = []
  pair(falling, rising, false)
  pair(rising, falling, true)
  found.sort((a, b) => a.off - b.off)
  return found.slice(0, maxPairs).map(({ ends }) => ends)

  function pair(starts: readonly number[], ends: readonly number[], isInverted: boolean): void {
    for (const from of starts) {
      for (let last = ends.length - 1; last >= 0; last -= 1) {
        const to = ends[last]!
        const pitch = (to - from) / codeModules
        if (pitch * step < minPitch) break
        const inside = spread(from, to)
        const steepness = (minEdge ** 2 * (slopes[to]! - slopes[from]!)) / (to - from)
        if (slopeAt(from) ** 2 < steepness || slopeAt(to) ** 2 < steepness) continue
        const before = spread(from - quietTo * pitch, from - quietFrom * pitch)
        const after = spread(to + quietFrom * pitch, to + quietTo * pitch)
        const unrest = Math.max(before.variance, after.variance) / inside.variance
        if (!(unrest < maxUnrest)) continue
        const least = minGround * Math.sqrt(inside.variance)
        const busy = Math.min(
          spread(from, from + edgeSymbol * pitch).variance,
          spread(to - edgeSymbol * pitch, to).variance,
        )
        if (busy < minBusy * inside.variance) continue
        const sign = isInverted ? -1 : 1
        if (sign * (before.mean - inside.mean) < least) continue
        if (sign * (after.mean - inside.mean) < least) continue
        const place = { from: fromU + from * step, to: fromU + to * step, isInverted }
        const off = Math.abs(place.from - seen.fromU) + Math.abs(place.to - seen.toU)
        found.push({ ends: place, off })
      }
    }
  }

  function spread(from: number, to: number): { mean: number; variance: number } {
    const first = Math.max(0, Math.min(light.length - 1, Math.round(from)))
    const last = Math.max(first + 1, Math.min(light.length, Math.round(to)))
    const mean = (sums[last]! - sums[first]!) / (last - first)
    const meanSquare = (squares[last]! - squares[first]!) / (last - first)
    return { mean, variance: Math.max(0, meanSquare - mean ** 2) }
  }
}
