import { type BarArea, barArea } from './bar-area.ts'
import { type BarBands, barBands } from '../sample/bar-bands.ts'
import { barRegions } from './bar-regions.ts'
import type { BlockTensors } from './block-tensors.ts'
import { isBarred } from './is-barred.ts'
import type { LuminanceFrame, Region } from '../../frame/luminance-frame.ts'

/** An area with about as many bars as a code has, and its first profile. */
export interface BarredArea {
  readonly area: BarArea
  readonly bands: BarBands
}

/** Smallest area in pixels: 134 modules of a little less than one pixel, and a few rows. */
const minLength = 110
const minHeight = 6
/** Smallest ratio of length to height. A code of 134 modules is longer than its bars are high. */
const minAspect = 1.3
/** At most this many areas per frame, those with the most energy first. A frame with more is a texture. */
const maxAreas = 12
/** At most this many samples along a code in the first profile, but at least one per `maxStep` pixels. */
const maxSamples = 320
const maxStep = 2
const firstBands = 8
const rowsABand = 4

/** The areas that may have a code, the likeliest first. Costs little where there are no bars. */
export function* barredAreas(
  frame: LuminanceFrame,
  tensors: BlockTensors,
  within: Region,
): Generator<BarredArea> {
  const areas: BarArea[] = []
  for (const region of barRegions(tensors, within)) {
    const area = barArea(tensors, region)
    if (!area) continue
    const [length, height] = [area.toU - area.fromU, area.toV - area.fromV]
    if (length < minLength || height < minHeight || length < minAspect * height) continue
    areas.push(area)
  }
  areas.sort((a, b) => b.energy - a.energy)
  for (const area of areas.slice(0, maxAreas)) {
    const step = Math.min(maxStep, Math.max(1, (area.toU - area.fromU) / maxSamples))
    const bands = barBands(frame, area, { step, bands: firstBands, rows: rowsABand })
    if (isBarred(bands)) yield { area, bands }
  }
}
