import type { BarBands } from '../sample/bar-bands.ts'

/** A code has 74 edges. Blur merges some and a reflection hides others: one in a hundred codes that were read showed fewer than 43. */
const minEdges = 25
/** Noise adds edges to a code. A texture has many more. */
const maxEdges = 160
/** A smaller turn does not count as an edge, in multiples of the usual step from one sample to the next. */
const minTurn = 1
/** Likeness of adjacent bands, from 0 (none) to 1. One in a hundred codes that were read had less than 0.7. */
const minLikeness = 0.5

/** Whether bands show about as many edges as a code has, and each band shows the same ones. Letters and noise do not. */
export function isBarred({ bands }: BarBands): boolean {
  const edges = Math.max(...bands.map(edgesIn))
  return edges >= minEdges && edges <= maxEdges && likeness(bands) >= minLikeness
}

function edgesIn(light: Float32Array): number {
  let energy = 0
  for (let at = 1; at < light.length; at += 1) energy += (light[at]! - light[at - 1]!) ** 2
  const turn = minTurn * Math.sqrt(energy / light.length)
  let edges = 0
  let isRising = true
  let extreme = light[0]!
  for (let at = 1; at < light.length; at += 1) {
    const change = isRising ? light[at]! - extreme : extreme - light[at]!
    if (change > 0) extreme = light[at]!
    if (change >= -turn) continue
    edges += 1
    isRising = !isRising
    extreme = light[at]!
  }
  return edges
}

/** The likeness of the steps in adjacent bands. */
function likeness(bands: readonly Float32Array[]): number {
  let [alike, all] = [0, 0]
  for (let band = 1; band < bands.length; band += 1) {
    const [one, other] = [bands[band - 1]!, bands[band]!]
    for (let at = 2; at < one.length; at += 1) {
      const step = one[at]! - one[at - 2]!
      const otherStep = other[at]! - other[at - 2]!
      alike += step * otherStep
      all += (step * step + otherStep * otherStep) / 2
    }
  }
  return all > 0 ? alike / all : 1
}
