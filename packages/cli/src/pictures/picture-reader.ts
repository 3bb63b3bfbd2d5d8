import type { FoundCode, FrameDecoder, LuminanceFrame } from '@paycode/reader'

export const decoderNames = ['zxing-wasm', 'zxing-js'] as const
type DecoderName = (typeof decoderNames)[number]

export type PictureReader = (frame: LuminanceFrame) => Promise<readonly FoundCode[]>

/** The way a picture is read. */
export type ReadingWay =
  /** As a camera that sees the picture for this many frames. */
  | { readonly frames: number }
  /** With every pass of the strategy, then with zxing-wasm with its slowest settings. */
  | 'thorough'
  /** With one library alone, with its slowest settings. */
  | DecoderName

/** The symbologies before a till's camera: payment codes, and bar codes of products. */
const symbologies = ['qr', 'code-128', 'gs1-128', 'ean-upc'] as const
const request = { symbologies, effort: 'heavy' } as const

/** Reads all codes in a picture. The decoders are loaded here, since other commands do not need them. */
export async function pictureReader(way: ReadingWay): Promise<PictureReader> {
  const reading = await import('@paycode/reader')
  if (way === 'zxing-js' || way === 'zxing-wasm') {
    const decoder = await (way === 'zxing-js'
      ? reading.zxingJsDecoder()
      : reading.zxingWasmDecoder())
    return (frame) => decoder.decode(frame, request)
  }
  const general = await reading.zxingWasmDecoder()
  const decoders = [general, reading.paymentCode128()]
  return way === 'thorough'
    ? thoroughReader(reading, general, decoders)
    : videoReader(reading, decoders, way.frames)
}

type Reading = typeof import('@paycode/reader')

/** The camera's strategy, on a sequence of equal frames. */
function videoReader(
  { paymentFrameReader }: Reading,
  decoders: readonly FrameDecoder[],
  frames: number,
): PictureReader {
  return async (frame) => {
    // The clock stands still: the result must not depend on the load of this machine.
    const reader = paymentFrameReader({ decoders, symbologies, now: () => 0 })
    const codes: FoundCode[] = []
    for (let at = 0; at < frames; at += 1) codes.push(...(await reader.read(frame)).codes)
    return unique(codes)
  }
}

function thoroughReader(
  { readStill }: Reading,
  general: FrameDecoder,
  decoders: readonly FrameDecoder[],
): PictureReader {
  return async (frame) => {
    const { codes } = await readStill(frame, { decoders, symbologies })
    // One call with all options for bars and QR reads some pictures that the passes miss, and rows beside a bar code.
    return unique([...codes, ...(await general.decode(frame, request))])
  }
}

const unique = (codes: readonly FoundCode[]): FoundCode[] =>
  codes.filter((code, at) => codes.findIndex((other) => isSame(code, other)) === at)

const isSame = (one: FoundCode, other: FoundCode): boolean =>
  one.text === other.text && one.symbology === other.symbology
