import { clip, type Point } from '../../frame/luminance-frame.ts'
import { DecoderError } from '../decoder-error.ts'
import { eachOnce, type FoundCode, type FrameDecoder } from '../frame-decoder.ts'
import { greyImageData } from './grey-image-data.ts'
import { formatsOfSymbologies, symbologyOfFormat } from './native-formats.ts'
import type { NativeDetector, NativePlatform } from './native-platform.ts'

/**
 * The browser's BarcodeDetector as it is, on trust.
 * @throws {DecoderError} `native-missing` where there is none, or none for Code 128 and QR.
 */
export async function browserDecoder(platform: NativePlatform): Promise<FrameDecoder> {
  const { BarcodeDetector } = platform
  const supported = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? []
  if (!BarcodeDetector || !['code_128', 'qr_code'].every((format) => supported.includes(format))) {
    const message = 'This browser has no BarcodeDetector for Code 128 and QR.'
    throw new DecoderError('native-missing', message, 'Use zxingWasmDecoder.')
  }
  const detectors = new Map<string, NativeDetector>()
  const detectorOf = (formats: readonly string[]): NativeDetector => {
    const key = formats.join(' ')
    const detector = detectors.get(key) ?? new BarcodeDetector({ formats })
    detectors.set(key, detector)
    return detector
  }
  return {
    name: 'native',
    symbologies: [...new Set(supported.flatMap((format) => symbologyOfFormat(format) ?? []))],
    async decode(frame, request) {
      const formats = formatsOfSymbologies(request.symbologies, supported)
      const region = clip(request.region, frame)
      if (formats.length === 0 || region.width === 0 || region.height === 0) return []
      const inFrame = ({ x, y }: Point): Point => ({ x: region.x + x, y: region.y + y })
      const picture = greyImageData(platform, frame, region)
      const found = (await detectorOf(formats).detect(picture)).flatMap((code): FoundCode[] => {
        const symbology = symbologyOfFormat(code.format)
        const [a, b, c, d] = code.cornerPoints
        if (!symbology || !a || !b || !c || !d) return []
        const corners = [inFrame(a), inFrame(b), inFrame(c), inFrame(d)] as const
        return [{ text: code.rawValue, symbology, corners }]
      })
      return eachOnce(found.filter(({ symbology }) => request.symbologies.includes(symbology)))
    },
    close: () => detectors.clear(),
  }
}
