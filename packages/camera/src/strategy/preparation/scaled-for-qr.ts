import { clip, type LuminanceFrame, type Region } from '../../frame/luminance-frame.ts'
import { boxMean } from './box-mean.ts'
import { type Plane, resized } from './resized.ts'

/** A QR of 18 digits has so many modules on a side. */
const modulesOfQr = 21
/** In pixels: what the filters are made for. */
const modulePixels = 5
/** In pixels, on each side: against noise, and less than half a module. */
const fine = 1

/** A part of a frame, half or twice as large where a QR that fills it then has modules of a better size, without its noise. */
export function scaledForQr(
  frame: LuminanceFrame,
  place: Region,
): { readonly region: Region; readonly scale: number; readonly plane: Plane } {
  const region = clip(place, frame)
  const size = Math.sqrt(region.width * region.height) / modulesOfQr / modulePixels
  const scale = size > 1.7 ? 0.5 : size < 0.6 ? 2 : 1
  const { values, width, height } = resized(frame, region, scale)
  return { region, scale, plane: { values: boxMean(values, width, height, fine), width, height } }
}
