import type { FoundCode, FrameDecoder, LuminanceFrame } from '@paycode/camera'

export const decoderNames = ['zxing-wasm', 'zxing-js'] as const
export type DecoderName = (typeof decoderNames)[number]

/** What a till has before its camera: payment codes, and the bar codes of products. */
const symbologies = ['qr', 'code-128', 'gs1-128', 'ean-upc'] as const

/** Reads all that a picture shows, as hard as it can: with one library, or without a name with all that the camera has. */
export async function pictureReader(
  name?: DecoderName,
): Promise<(frame: LuminanceFrame) => Promise<readonly FoundCode[]>> {
  const decoders = await decodersOf(name)
  return async (frame) => {
    const codes: FoundCode[] = []
    for (const decoder of decoders) {
      const found = await decoder.decode(frame, { symbologies, effort: 'heavy' })
      codes.push(...found.filter((code) => !codes.some((known) => isSame(code, known))))
    }
    return codes
  }
}

const isSame = (one: FoundCode, other: FoundCode): boolean =>
  one.text === other.text && one.symbology === other.symbology

/** Loaded when a picture is there to be read: the other commands do without. */
async function decodersOf(name: DecoderName | undefined): Promise<FrameDecoder[]> {
  const { paymentCode128, zxingJsDecoder, zxingWasmDecoder } = await import('@paycode/camera')
  if (name === 'zxing-js') return [await zxingJsDecoder()]
  if (name === 'zxing-wasm') return [await zxingWasmDecoder()]
  return [await zxingWasmDecoder(), paymentCode128()]
}
