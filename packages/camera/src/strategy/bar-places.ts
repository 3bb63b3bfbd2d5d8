import { pointAt } from '../code-128/bar-pencil.ts'
import { barredAreas } from '../code-128/barred-areas.ts'
import type { BlockTensors } from '../code-128/block-tensors.ts'
import type { LuminanceFrame, Region } from '../frame/luminance-frame.ts'

/** Where in a frame as many bars stand side by side as a code has, the likeliest first. */
export function barPlaces(frame: LuminanceFrame, tensors: BlockTensors, region: Region): Region[] {
  return [...barredAreas(frame, tensors, region)].map(({ area }) => {
    const corners = [area.fromU, area.toU].flatMap((u) =>
      [area.fromV, area.toV].map((v) => pointAt(area.pencil, u, v)),
    )
    const xs = corners.map(({ x }) => x)
    const ys = corners.map(({ y }) => y)
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
  })
}
