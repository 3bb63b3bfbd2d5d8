import { cropFrame, croppedSize } from '../frame/crop-frame.ts'
import type { LuminanceFrame, Region } from '../frame/luminance-frame.ts'
import { boxMean } from './box-mean.ts'

/** The surroundings are seen at a quarter of the size: they cost a sixteenth, and have nothing small in them. */
const shrink = 4
/** In pixels of that, on each side: together somewhat more than a module of 8 pixels. */
const radius = 2
const gain = 4
const middle = 128

/** By how much each pixel of a part of a picture differs from its surroundings, several times over: reads what is blurred, dim or noisy. */
export function flattened(picture: LuminanceFrame, part: Region): LuminanceFrame {
  const { width, height } = part
  const { data: light, stride } = picture
  const around = surroundings(picture, part)
  // Its elements keep to 0 … 255 by themselves.
  const data = new Uint8ClampedArray(width * height)
  let at = 0
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(around.height - 1, Math.floor(y / shrink)) * around.width
    const last = row + around.width - 1
    const from = (part.y + y) * stride + part.x
    // All in whole numbers, which takes a third of the time.
    for (let x = 0; x < width; x += 1, at += 1) {
      const cell = row + ((x / shrink) | 0)
      data[at] = gain * light[from + x]! - around.levels[cell < last ? cell : last]!
    }
  }
  return { data, width, height, stride: width }
}

/** Of each cell what makes a pixel middle grey that is as light as those about it, several times over. */
function surroundings(
  picture: LuminanceFrame,
  part: Region,
): { readonly levels: Int32Array; readonly width: number; readonly height: number } {
  const { width, height } = croppedSize(part, shrink)
  const small = new Uint8Array(width * height)
  cropFrame(picture, part, shrink, small)
  // Twice the mean is nearly a bell: a single box leaves its own edges.
  const once = boxMean(new Float32Array(small), width, height, radius)
  const means = boxMean(once, width, height, radius)
  const levels = new Int32Array(means.length)
  for (let cell = 0; cell < levels.length; cell += 1) levels[cell] = gain * means[cell]! - middle
  return { levels, width, height }
}
