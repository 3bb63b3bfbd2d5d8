import type { FrameDecoder } from '../../../src/decoders/frame-decoder.ts'
import { symbologyOfFormat } from '../../../src/decoders/native/native-formats.ts'
import type { Detected, NativePlatform } from '../../../src/decoders/native/native-platform.ts'

/** As far as a BarcodeDetector needs it; Node has none. */
class GreyColours {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
  readonly colorSpace = 'srgb'
  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number) {
    this.data = data
    this.width = width
    this.height = data.length / 4 / width
  }
}

export interface Simulation {
  /** What it makes of what is really there. Default: it tells it. */
  readonly tell?: (seen: readonly Detected[]) => Promise<readonly Detected[]>
  readonly formats?: readonly string[]
}

const payment = ['code_128', 'qr_code', 'ean_13']

/** A browser whose BarcodeDetector sees with the eyes of another decoder: none is to be had in Chromium on Linux. */
export function simulatedBrowser(
  eyes: FrameDecoder,
  { tell = async (seen) => seen, formats = payment }: Simulation = {},
): NativePlatform {
  class BarcodeDetector {
    static readonly getSupportedFormats = async () => formats
    readonly #formats: readonly string[]
    constructor({ formats: wanted }: { readonly formats: readonly string[] }) {
      if (wanted.length === 0) throw new TypeError('no formats')
      this.#formats = wanted
    }

    async detect({ data, width, height }: ImageData): Promise<readonly Detected[]> {
      const grey = Uint8Array.from({ length: width * height }, (_, at) => data[at * 4]!)
      const isOpaque = data.every((value, at) => at % 4 !== 3 || value === 255)
      if (!isOpaque) return []
      const symbologies = this.#formats.flatMap((format) => symbologyOfFormat(format) ?? [])
      const frame = { data: grey, width, height, stride: width }
      const codes = await eyes.decode(frame, { symbologies, effort: 'heavy' })
      return tell(
        codes.map(({ text, symbology, corners }) => ({
          rawValue: text,
          format: payment.find((format) => symbologyOfFormat(format) === symbology)!,
          cornerPoints: corners,
        })),
      )
    }
  }
  return { BarcodeDetector, ImageData: GreyColours }
}
