import type { BarProfile } from './clear-profile.ts'
import type { SymbolEnds } from './symbol-ends.ts'

/** The bars between two ends. */
export interface BarsWithin {
  /** The mean distance from middle grey, 0 to 1: small in a blurred profile, nearly 1 in one of black and white. */
  readonly sharpness: number
  /** How often the profile turns between dark and light. */
  readonly edges: number
}

/** A smaller turn is noise, in darkness from -1 to 1. */
const minTurn = 0.2
/**
 * A code has 73 edges between its ends, an EAN-13 has 59, and a parcel's ten letters and digits have 91. None of 335 codes that were
 * read had more than 81. Blur merges bars, so a blurred code may have few; from a sharpness of `sharp` on, none had fewer than 66.
 */
const maxEdges = 84
const minEdgesOfSharp = 66
const [blurred, sharp] = [0.5, 0.65]
/**
 * Smallest score of the known modules. The sharper a profile, the better they fit: of the codes that were read, the worst had 0.20 at
 * a sharpness of 0.47, 0.60 at 0.6 and 0.75 at 0.7.
 */
const minScore = 0.2
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
    if (change >= -minTurn) continue
    edges += 1
    isRising = !isRising
    extreme = value
  }
  return { sharpness: sum / Math.max(1, last - first), edges }
}

/** Whether a payment code can have this number of edges. */
export function hasEdgesOfCode({ sharpness, edges }: BarsWithin): boolean {
  const part = Math.min(1, Math.max(0, (sharpness - blurred) / (sharp - blurred)))
  return edges >= part * minEdgesOfSharp && edges <= maxEdges
}

/** The score that the known modules must reach. Below it, the full fit is not tried. */
export function minScoreAt({ sharpness }: BarsWithin): number {
  return Math.max(minScore, scoreOfSharp.slope * sharpness - scoreOfSharp.offset)
}
