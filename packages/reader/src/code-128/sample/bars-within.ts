import type { BarProfile } from './clear-profile.ts'
import type { SymbolEnds } from './symbol-ends.ts'

/** What stands between two ends. */
export interface BarsWithin {
  /** The mean distance from grey, 0 to 1: little in a blurred profile, and nearly 1 in one of black and white. */
  readonly sharpness: number
  /** How often it turns. */
  readonly edges: number
}

/** A turn that is smaller is noise; darkness goes from -1 to 1. */
const leastTurn = 0.2
/**
 * A code has 73 edges between its ends, an EAN-13 has 59 and a parcel's ten letters and digits 91. Of 335 codes that were read
 * none had more than 81; blur merges bars: of blurred ones few may be left, from `sharp` on none had under 66.
 */
const mostEdges = 84
const leastEdgesOfSharp = 66
const [blurred, sharp] = [0.5, 0.65]
/**
 * The sharper a profile is, the better the known modules of a code fit it: of those that were read the worst had 0.20 at a
 * sharpness of 0.47, 0.60 at 0.6 and 0.75 at 0.7.
 */
const leastScore = 0.2
const scoreOfSharp = { slope: 1.6, offset: 0.6 } as const

export function barsWithin(
  dark: Float32Array,
  { fromU, step }: BarProfile,
  { from, to }: SymbolEnds,
): BarsWithin {
  const first = Math.max(0, Math.round((from - fromU) / step))
  const last = Math.min(dark.length, Math.round((to - fromU) / step))
  let [sum, edges] = [0, 0]
  let isRising = true
  let extreme = dark[first]!
  for (let at = first; at < last; at += 1) {
    const value = dark[at]!
    sum += Math.abs(value)
    const change = isRising ? value - extreme : extreme - value
    if (change > 0) extreme = value
    if (change >= -leastTurn) continue
    edges += 1
    isRising = !isRising
    extreme = value
  }
  return { sharpness: sum / Math.max(1, last - first), edges }
}

/** Whether so many edges may be a payment code's. */
export function hasEdgesOfCode({ sharpness, edges }: BarsWithin): boolean {
  const part = Math.min(1, Math.max(0, (sharpness - blurred) / (sharp - blurred)))
  return edges >= part * leastEdgesOfSharp && edges <= mostEdges
}

/** How well the known modules must fit: where they do not, the rest is not tried. */
export function leastScoreAt({ sharpness }: BarsWithin): number {
  return Math.max(leastScore, scoreOfSharp.slope * sharpness - scoreOfSharp.offset)
}
