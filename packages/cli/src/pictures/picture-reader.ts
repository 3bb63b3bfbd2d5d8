import type { FoundCode, LuminanceFrame } from '@paycode/camera'

export const decoderNames = ['zxing-wasm', 'zxing-js'] as const
export type DecoderName = (typeof decoderNames)[number]

export type PictureReader = (frame: LuminanceFrame) => Promise<readonly FoundCode[]>

/** What a till has before its camera: payment codes, and the bar codes of products. */
const symbologies = ['qr', 'code-128', 'gs1-128', 'ean-upc'] as const
const request = { symbologies, effort: 'heavy' } as const

/**
 * Reads all that a picture shows, as hard as it can: with one library, or without a name with all that the camera has. The
 * decoders are loaded here, since the other commands do without.
 */
export async function pictureReader(name?: DecoderName): Promise<PictureReader> {
  const { paymentCode128, readStill, zxingJsDecoder, zxingWasmDecoder } =
    await import('@paycode/camera')
  if (name !== undefined) {
    const decoder = await (name === 'zxing-js' ? zxingJsDecoder() : zxingWasmDecoder())
    return (frame) => decoder.decode(frame, request)
  }
  const general = await zxingWasmDecoder()
  const decoders = [general, paymentCode128()]
  return async (frame) => {
    const { codes } = await readStill(frame, { decoders, symbologies })
    // The strategy is content with a payment code; what else is there is wanted here.
    const all = await general.decode(frame, request)
    return [...codes, ...all.filter((code) => !codes.some((known) => isSame(code, known)))]
  }
}

const isSame = (one: FoundCode, other: FoundCode): boolean =>
  one.text === other.text && one.symbology === other.symbology
