import type { FoundCode } from '../../decoders/frame-decoder.ts'
import type { LuminanceFrame, Point, Region } from '../../frame/luminance-frame.ts'

/** A part of a frame, made easier to read. */
export interface PreparedPicture {
  readonly picture: LuminanceFrame
  /** What was prepared, in pixels of the frame. */
  readonly region: Region
  /** Pixels of the picture to one of the frame. */
  readonly scale: number
}

/** A code that was read in a prepared picture, as it lies in the frame. */
export function inFrame(code: FoundCode, { region, scale }: PreparedPicture): FoundCode {
  const moved = ({ x, y }: Point): Point => ({
    x: region.x + (x + 0.5) / scale - 0.5,
    y: region.y + (y + 0.5) / scale - 0.5,
  })
  const [first, second, third, fourth] = code.corners
  return { ...code, corners: [moved(first), moved(second), moved(third), moved(fourth)] }
}

/** Rounded to bytes. */
export function pictureOf(
  { width, height }: { readonly width: number; readonly height: number },
  valueAt: (at: number) => number,
): LuminanceFrame {
  // Its elements keep to 0 … 255 by themselves.
  const data = new Uint8ClampedArray(width * height)
  for (let at = 0; at < data.length; at += 1) data[at] = valueAt(at)
  return { data, width, height, stride: width }
}
