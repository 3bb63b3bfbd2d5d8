import type { LuminanceFrame } from '@paycode/reader'

/** Eight bits each of red, green, blue and opacity, pixel after pixel. */
export interface Rgba {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** The brightness of each pixel (ITU-R BT.601); transparent pixels lie on white. */
export function greyOf({ data, width, height }: Rgba): LuminanceFrame {
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    const luma = 0.299 * data[from]! + 0.587 * data[from + 1]! + 0.114 * data[from + 2]!
    const opacity = data[from + 3]! / 255
    grey[at] = Math.round(luma * opacity + 255 * (1 - opacity))
  }
  return { data: grey, width, height, stride: width }
}
