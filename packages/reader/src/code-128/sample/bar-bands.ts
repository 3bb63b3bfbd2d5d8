import type { BarArea } from '../find/bar-area.ts'
import type { BarPencil } from '../find/bar-pencil.ts'
import { linearLight } from './linear-light.ts'
import type { LuminanceFrame } from '../../frame/luminance-frame.ts'

/** Profiles across the bars, one for each band of their height. A profile is the light, averaged along the bars in the band. */
export interface BarBands {
  readonly bands: readonly Float32Array[]
  /** The middle of each band, in pixels of `v`. */
  readonly vs: readonly number[]
  /** The place of the first sample, and the distance to the next, in pixels of `u`. */
  readonly fromU: number
  readonly step: number
}

/** Smallest height of a band, in pixels. */
const minHeight = 2

export interface Banding {
  /** Distance from one sample to the next, in pixels of `u`. */
  readonly step: number
  /** The number of bands, at most. */
  readonly bands: number
  /** Rows of samples in each band, at most. More rows cost time and improve little. */
  readonly rows: number
}

/** A sample is the weighted mean of the four pixels around it. Outside the frame its border pixels repeat. */
export function barBands(
  frame: LuminanceFrame,
  { pencil, fromU, toU, fromV, toV }: BarArea,
  { step, ...most }: Banding,
): BarBands {
  const length = Math.max(1, Math.ceil((toU - fromU) / step))
  const count = Math.max(1, Math.min(most.bands, Math.round((toV - fromV) / minHeight)))
  const height = (toV - fromV) / count
  const rows = Math.max(1, Math.min(most.rows, Math.round(height)))
  const bands: Float32Array[] = []
  const vs: number[] = []
  for (let band = 0; band < count; band += 1) {
    const light = new Float32Array(length)
    for (let row = 0; row < rows; row += 1) {
      addRow(light, frame, pencil, fromU, step, fromV + (band + (row + 0.5) / rows) * height)
    }
    for (let at = 0; at < length; at += 1) light[at]! /= rows
    bands.push(light)
    vs.push(fromV + (band + 0.5) * height)
  }
  return { bands, vs, fromU, step }
}

function addRow(
  light: Float32Array,
  { data, width, height, stride }: LuminanceFrame,
  { origin, across, slope, fan }: BarPencil,
  fromU: number,
  step: number,
  v: number,
): void {
  const start = fromU + (slope + fan * fromU) * v
  const stepU = step * (1 + fan * v)
  let x = origin.x + start * across.x - v * across.y
  let y = origin.y + start * across.y + v * across.x
  const [stepX, stepY] = [stepU * across.x, stepU * across.y]
  const [mostX, mostY] = [width - 1.001, height - 1.001]
  for (let at = 0; at < light.length; at += 1, x += stepX, y += stepY) {
    const inX = x < 0 ? 0 : x > mostX ? mostX : x
    const inY = y < 0 ? 0 : y > mostY ? mostY : y
    const left = inX | 0
    const top = inY | 0
    const partX = inX - left
    const pixel = top * stride + left
    const below = pixel + stride
    const one = linearLight[data[pixel]!]!
    const two = linearLight[data[below]!]!
    const oneOn = one + (linearLight[data[pixel + 1]!]! - one) * partX
    const twoOn = two + (linearLight[data[below + 1]!]! - two) * partX
    light[at]! += oneOn + (twoOn - oneOn) * (inY - top)
  }
}
