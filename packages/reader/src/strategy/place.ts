import type { FoundCode } from '../decoders/frame-decoder.ts'
import type { Point, Region } from '../frame/luminance-frame.ts'

/** The place in a frame of a picture that was made from it. */
export interface Place {
  /** The part that the picture shows, in pixels of the frame. */
  readonly region: Region
  /** Pixels of the picture per pixel of the frame. */
  readonly scale: number
}

/** A code of the picture, in pixels of the frame. */
export function inFrame(code: FoundCode, place: Place): FoundCode {
  const [first, second, third, fourth] = code.corners
  const moved = (point: Point): Point => pointInFrame(point, place)
  return { ...code, corners: [moved(first), moved(second), moved(third), moved(fourth)] }
}

/** A part of the picture, in pixels of the frame. */
export const regionInFrame = ({ width, height, ...corner }: Region, place: Place): Region => ({
  ...pointInFrame(corner, place),
  width: width / place.scale,
  height: height / place.scale,
})

const pointInFrame = ({ x, y }: Point, { region, scale }: Place): Point => ({
  x: region.x + (x + 0.5) / scale - 0.5,
  y: region.y + (y + 0.5) / scale - 0.5,
})
