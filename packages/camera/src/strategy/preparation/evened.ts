import type { LuminanceFrame, Region } from '../../frame/luminance-frame.ts'
import { boxMean } from './box-mean.ts'
import { pictureOf, type PreparedPicture } from './prepared-picture.ts'
import { scaledForQr } from './scaled-for-qr.ts'

/** In pixels, on each side: a few modules. */
const surroundings = 12
/** Grey values: of the middle, of the usual difference from it, and of one that may be noise. */
const middle = 128
const usual = 60
const leastDifference = 2

/** The same contrast everywhere: reads what lies under a reflection, or hardly differs from its ground. */
export function evened(frame: LuminanceFrame, place: Region): PreparedPicture {
  const { region, scale, plane } = scaledForQr(frame, place)
  const { values, width, height } = plane
  const means = boxMean(values, width, height, surroundings)
  const differences = values.map((value, at) => value - means[at]!)
  const contrasts = boxMean(differences.map(Math.abs), width, height, surroundings)
  const picture = pictureOf(
    plane,
    (at) => middle + (usual * differences[at]!) / Math.max(leastDifference, contrasts[at]!),
  )
  return { picture, region, scale }
}
