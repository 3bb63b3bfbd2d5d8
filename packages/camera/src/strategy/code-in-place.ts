import type { FoundCode } from '../decoders/frame-decoder.ts'
import type { LuminanceFrame, Region } from '../frame/luminance-frame.ts'
import { clip } from '../frame/luminance-frame.ts'

/** A place that is so many times as large as a code in it holds more than that code. */
const mostRoom = 4

/** The upright rectangle about a code. */
export function boxOf({ corners }: FoundCode): Region {
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Whether what looks like a code there is this one. Of bars a decoder may tell a few rows only. */
export function isExplainedBy(place: Region, code: FoundCode): boolean {
  const box = boxOf(code)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const isInside =
    x >= place.x && x <= place.x + place.width && y >= place.y && y <= place.y + place.height
  const side = Math.max(box.width, box.height)
  return isInside && place.width * place.height <= mostRoom * side * side
}

/** A region with so much more on each side, as part of the longer one; what lies beyond the frame is left out. */
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
