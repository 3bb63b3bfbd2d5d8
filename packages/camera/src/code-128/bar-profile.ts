import type { BarPencil } from './bar-pencil.ts'
import { linearLight } from './linear-light.ts'
import type { LuminanceFrame } from '../frame/luminance-frame.ts'

/** The light across bars, averaged along them. */
export interface BarProfile {
  readonly light: Float32Array
  /** Where the first sample lies, and how far it is to the next, in pixels of `u`. */
  readonly fromU: number
  readonly step: number
}

export interface ProfileRange {
  readonly fromU: number
  readonly toU: number
  readonly step: number
  readonly fromV: number
  readonly toV: number
}

/** More rows than these add time and little else. */
const mostRows = 40

/** Samples between pixels are weighted means of the four around; outside the frame its border goes on. */
export function barProfile(
  { data, width, height, stride }: LuminanceFrame,
  pencil: BarPencil,
  { fromU, toU, step, fromV, toV }: ProfileRange,
): BarProfile {
  const light = new Float32Array(Math.max(1, Math.ceil((toU - fromU) / step)))
  const rows = Math.max(1, Math.min(mostRows, Math.round(toV - fromV)))
  const { origin, across, slope, fan } = pencil
  for (let row = 0; row < rows; row += 1) {
    const v = fromV + ((row + 0.5) * (toV - fromV)) / rows
    const start = fromU + (slope + fan * fromU) * v
    const stepU = step * (1 + fan * v)
    let x = origin.x + start * across.x - v * across.y
    let y = origin.y + start * across.y + v * across.x
    const stepX = stepU * across.x
    const stepY = stepU * across.y
    for (let at = 0; at < light.length; at += 1, x += stepX, y += stepY) {
      const inX = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x
      const inY = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y
      const left = inX | 0
      const top = inY | 0
      const partX = inX - left
      const partY = inY - top
      const pixel = top * stride + left
      const above =
        linearLight[data[pixel]!]! * (1 - partX) + linearLight[data[pixel + 1]!]! * partX
      const below =
        linearLight[data[pixel + stride]!]! * (1 - partX) +
        linearLight[data[pixel + stride + 1]!]! * partX
      light[at]! += above + (below - above) * partY
    }
  }
  for (let at = 0; at < light.length; at += 1) light[at]! /= rows
  return { light, fromU, step }
}
