import type { Symbology } from '@paycode/core'
import { clip } from '../../frame/luminance-frame.ts'
import {
  eachOnce,
  type DecodeRequest,
  type FoundCode,
  type FrameDecoder,
} from '../frame-decoder.ts'
import { loadZXing, type BinaryBitmap, type ZXing } from './load-zxing.ts'
import { inverted, pictureOf, turned, type Picture } from './picture.ts'
import { barReader } from './read-bars.ts'
import { qrReader } from './read-qrs.ts'

const readable: readonly Symbology[] = ['code-128', 'gs1-128', 'qr', 'ean-upc']

/**
 * `@zxing/library`, in plain JavaScript, for pages that may not run WebAssembly. It reads less and takes longer (README of this
 * package). The library alone misses a Code 128 with something dark to its left; this decoder reads it.
 */
export async function zxingJsDecoder(): Promise<FrameDecoder> {
  const read = pictureReader(await loadZXing())
  return {
    name: 'zxing-js',
    symbologies: readable,
    async decode(frame, request) {
      const region = clip(request.region, frame)
      if (region.width === 0 || region.height === 0) return []
      const picture = pictureOf(frame, region)
      const found = read(picture, request)
      if (request.effort === 'heavy') found.push(...read(inverted(picture), request))
      return eachOnce(found.filter(({ symbology }) => request.symbologies.includes(symbology)))
    },
    close: () => {},
  }
}

function pictureReader(zxing: ZXing): (picture: Picture, request: DecodeRequest) => FoundCode[] {
  const readBars = barReader(zxing)
  const readQrs = qrReader(zxing)
  return (picture, { symbologies, effort }) => {
    const wants = (...some: Symbology[]): boolean => some.some((one) => symbologies.includes(one))
    const code128 = wants('code-128', 'gs1-128')
    const products = wants('ean-upc')
    const bitmap = bitmapOf(picture, zxing)
    const found: FoundCode[] = []
    if (code128 || products) {
      const rows = effort === 'light' ? 32 : 256
      found.push(...readBars(bitmap, picture, { code128, products, rows }))
      if (effort === 'heavy') {
        const sideways = turned(picture)
        found.push(...readBars(bitmapOf(sideways, zxing), sideways, { code128, products, rows }))
      }
    }
    if (wants('qr')) found.push(...readQrs(bitmap, picture, effort))
    return found
  }
}

function bitmapOf({ grey, width, height }: Picture, zxing: ZXing): BinaryBitmap {
  const source = new zxing.RGBLuminanceSource(grey, width, height)
  return new zxing.BinaryBitmap(new zxing.HybridBinarizer(source))
}
