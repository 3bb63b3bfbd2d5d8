import { barArea } from '../code-128/bar-area.ts'
import { pointAt } from '../code-128/bar-pencil.ts'
import { barRegions } from '../code-128/bar-regions.ts'
import type { BlockTensors } from '../code-128/block-tensors.ts'
import type { Region } from '../frame/luminance-frame.ts'

/** In pixels: the shortest bars that can be read, 110 modules of one, and a few rows. */
const leastLength = 110
const leastHeight = 6

/** Where in a frame bars stand side by side, as those of a bar code do. */
export function barPlaces(tensors: BlockTensors, region: Region): Region[] {
  return barRegions(tensors, region).flatMap((bars): Region[] => {
    const area = barArea(tensors, bars)
    if (!area || area.toU - area.fromU < leastLength || area.toV - area.fromV < leastHeight)
      return []
    const corners = [area.fromU, area.toU].flatMap((u) =>
      [area.fromV, area.toV].map((v) => pointAt(area.pencil, u, v)),
    )
    const xs = corners.map(({ x }) => x)
    const ys = corners.map(({ y }) => y)
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return [{ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }]
  })
}
