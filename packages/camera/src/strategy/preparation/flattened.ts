import type { LuminanceFrame, Region } from '../../frame/luminance-frame.ts'
import { boxMean } from './box-mean.ts'
import { pictureOf, type PreparedPicture } from './prepared-picture.ts'
import { scaledForQr } from './scaled-for-qr.ts'

/** In pixels, on each side: somewhat more than a module. */
const surroundings = 6
const gain = 4
const middle = 128

/** By how much each pixel differs from its surroundings, several times over: reads what is blurred, dim or noisy. */
export function flattened(frame: LuminanceFrame, place: Region): PreparedPicture {
  const { region, scale, plane } = scaledForQr(frame, place)
  const { values, width, height } = plane
  // Twice the mean is nearly a bell: a single box leaves its own edges.
  const means = boxMean(boxMean(values, width, height, surroundings), width, height, surroundings)
  const picture = pictureOf(plane, (at) => middle + gain * (values[at]! - means[at]!))
  return { picture, region, scale }
}
