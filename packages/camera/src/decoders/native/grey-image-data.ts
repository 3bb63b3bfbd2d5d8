import { cropFrame } from '../../frame/crop-frame.ts'
import type { LuminanceFrame, Region } from '../../frame/luminance-frame.ts'
import type { NativePlatform } from './native-platform.ts'

/** A part of a frame in the only form that every BarcodeDetector takes: four bytes a pixel. */
export function greyImageData(
  { ImageData: Picture }: NativePlatform,
  frame: LuminanceFrame,
  region: Region,
): ImageData {
  const { width, height } = region
  const grey = new Uint8Array(width * height)
  cropFrame(frame, region, 1, grey)
  const pixels = new Uint32Array(width * height)
  for (let at = 0; at < grey.length; at += 1) pixels[at] = grey[at]! * 0x1_01_01
  const bytes = new Uint8ClampedArray(pixels.buffer)
  for (let opacity = 3; opacity < bytes.length; opacity += 4) bytes[opacity] = 255
  return new Picture(bytes, width)
}
