import type { FoundCode } from '../decoders/frame-decoder.ts'
import type { LuminanceFrame, Point, Region } from '../frame/luminance-frame.ts'
import { clip } from '../frame/luminance-frame.ts'

/** Largest area of a place that holds only one code, as a multiple of the square of the code's longer side. */
const maxRoom = 4

/** The upright rectangle around a code. */
export function boxOf({ corners }: FoundCode): Region {
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Whether a place that looks like a code is this code, or a part of it. A decoder may report only a few rows of bars. */
export function isExplainedBy(place: Region, code: FoundCode): boolean {
  const box = boxOf(code)
  const side = Math.max(box.width, box.height)
  if (place.width * place.height > maxRoom * side * side) return false
  return isIn(cornersOf(place), middleOf(box)) || isIn(code.corners, middleOf(place))
}

const middleOf = ({ x, y, width, height }: Region): Point => ({
  x: x + width / 2,
  y: y + height / 2,
})

const cornersOf = ({ x, y, width, height }: Region): FoundCode['corners'] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
]

/** Whether a point lies on the same side of all edges, and so inside. The corners may run either way round. */
function isIn(corners: FoundCode['corners'], { x, y }: Point): boolean {
  const sides = corners.map((from, at) => {
    const to = corners[(at + 1) % corners.length]!
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)
  })
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0)
}

/** A region with a margin on each side, `share` of its longer side, cut off at the frame. */
export function widened(region: Region, share: number, frame: LuminanceFrame): Region {
  const more = share * Math.max(region.width, region.height)
  return clip(
    {
      x: region.x - more,
      y: region.y - more,
      width: region.width + 2 * more,
      height: region.height + 2 * more,
    },
    frame,
  )
}
