import { cropFrame, croppedSize } from '../../frame/crop-frame.ts'
import type { LuminanceFrame, Region } from '../../frame/luminance-frame.ts'

/** Grey values of a part of a frame, not rounded. */
export interface Plane {
  readonly values: Float32Array
  readonly width: number
  readonly height: number
}

/** A part of a frame, half as large (`scale` 0.5), as it is (1), or twice as large (2), interpolated. */
export function resized(frame: LuminanceFrame, region: Region, scale: 0.5 | 1 | 2): Plane {
  const shrink = scale === 0.5 ? 2 : 1
  const { width, height } = croppedSize(region, shrink)
  const bytes = new Uint8Array(width * height)
  cropFrame(frame, region, shrink, bytes)
  const plane = { values: Float32Array.from(bytes), width, height }
  return scale === 2 ? doubled(plane) : plane
}

function doubled({ values, width, height }: Plane): Plane {
  const result = new Float32Array(4 * width * height)
  for (let y = 0; y < 2 * height; y += 1) {
    // A pixel's two halves lie a quarter to either side of its middle.
    const near = (y >> 1) * width
    const far = Math.min(height - 1, Math.max(0, (y >> 1) + (y % 2 === 0 ? -1 : 1))) * width
    for (let x = 0; x < 2 * width; x += 1) {
      const column = x >> 1
      const other = Math.min(width - 1, Math.max(0, column + (x % 2 === 0 ? -1 : 1)))
      const inner = 0.75 * values[near + column]! + 0.25 * values[near + other]!
      const outer = 0.75 * values[far + column]! + 0.25 * values[far + other]!
      result[y * 2 * width + x] = 0.75 * inner + 0.25 * outer
    }
  }
  return { values: result, width: 2 * width, height: 2 * height }
}
