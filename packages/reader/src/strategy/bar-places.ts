import { pointAt } from '../code-128/find/bar-pencil.ts'
import { type BarredArea, barredAreas } from '../code-128/find/barred-areas.ts'
import type { BlockTensors } from '../code-128/find/block-tensors.ts'
import type { LuminanceFrame, Region } from '../frame/luminance-frame.ts'

/** The upright rectangle around bars, and the areas in it. */
export interface BarPlace extends Region {
  readonly barred: BarredArea
}

/** The places of a frame with as many bars side by side as a code has, the likeliest first. */
export function barPlaces(
  frame: LuminanceFrame,
  tensors: BlockTensors,
  region: Region,
): BarPlace[] {
  return [...barredAreas(frame, tensors, region)].map((barred) => {
    const { area } = barred
    const corners = [area.fromU, area.toU].flatMap((u) =>
      [area.fromV, area.toV].map((v) => pointAt(area.pencil, u, v)),
    )
    const xs = corners.map(({ x }) => x)
    const ys = corners.map(({ y }) => y)
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, barred }
  })
}
