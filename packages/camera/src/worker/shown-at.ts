import type { Point } from '@paycode/reader'

/** The turn of a picture before it is shown: clockwise in degrees, then mirrored. */
export interface Turn {
  readonly rotation: 0 | 90 | 180 | 270
  readonly flip: boolean
}

interface Size {
  readonly width: number
  readonly height: number
}

const isSideways = ({ rotation }: Turn): boolean => rotation === 90 || rotation === 270

/** The size of a picture as it is shown. */
export const shownSize = ({ width, height }: Size, turn: Turn): Size =>
  isSideways(turn) ? { width: height, height: width } : { width, height }

/** The place where a point of a picture is shown. */
export function shownAt({ x, y }: Point, size: Size, turn: Turn): Point {
  const right = size.width - 1
  const bottom = size.height - 1
  const turned = {
    0: { x, y },
    90: { x: bottom - y, y: x },
    180: { x: right - x, y: bottom - y },
    270: { x: y, y: right - x },
  }[turn.rotation]
  return turn.flip ? { x: shownSize(size, turn).width - 1 - turned.x, y: turned.y } : turned
}
