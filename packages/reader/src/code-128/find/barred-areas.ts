import { type BarArea, barArea } from './bar-area.ts'
import { type BarBands, barBands } from '../sample/bar-bands.ts'
import { barRegions } from './bar-regions.ts'
import type { BlockTensors } from './block-tensors.ts'
import { isBarred } from './is-barred.ts'
import type { LuminanceFrame, Region } from '../../frame/luminance-frame.ts'

/** An area with as many bars as a code has, and a first look at them. */
export interface BarredArea {
  readonly area: BarArea
  readonly bands: BarBands
}

/** In pixels: 134 modules of not quite one, and a few rows. */
const leastLength = 110
const leastHeight = 6
/** A code of 134 modules is longer than its bars are high. */
const leastAspect = 1.3
/** So many are looked at, those first in which most happens. A frame with more of them is a texture. */
const mostAreas = 12
/** So many samples along a code do for a first look, but no fewer than one to two pixels. */
const mostSamples = 320
const mostStep = 2
const firstBands = 8
const rowsABand = 4

/** Where there may be a code, the likeliest places first. It costs little where there are no bars. */
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
    if (length < leastLength || height < leastHeight || length < leastAspect * height) continue
    areas.push(area)
  }
  areas.sort((a, b) => b.energy - a.energy)
  for (const area of areas.slice(0, mostAreas)) {
    const step = Math.min(mostStep, Math.max(1, (area.toU - area.fromU) / mostSamples))
    const bands = barBands(frame, area, { step, bands: firstBands, rows: rowsABand })
    if (isBarred(bands)) yield { area, bands }
  }
}
