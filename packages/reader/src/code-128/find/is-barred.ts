import type { BarBands } from '../sample/bar-bands.ts'

/** A code has 74 edges. Blur merges some, and a reflection hides others: of codes that were read one in a hundred showed under 43. */
const leastEdges = 25
/** Noise adds some; a texture has no end of them. */
const mostEdges = 160
/** A turn that is smaller than the usual step from one sample to the next is none, in parts of it. */
const leastTurn = 1
/** From 0, no likeness between a band and the next, to 1. Of codes that were read one in a hundred had less than 0.7. */
const leastLikeness = 0.5

/** Whether bands show about as many edges as a code has, and each the same as the next: letters and noise do not. */
export function isBarred({ bands }: BarBands): boolean {
  const edges = Math.max(...bands.map(edgesIn))
  return edges >= leastEdges && edges <= mostEdges && likeness(bands) >= leastLikeness
}

function edgesIn(light: Float32Array): number {
  let energy = 0
  for (let at = 1; at < light.length; at += 1) energy += (light[at]! - light[at - 1]!) ** 2
  const turn = leastTurn * Math.sqrt(energy / light.length)
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

/** Of the steps in a band and in the one beside it. */
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
