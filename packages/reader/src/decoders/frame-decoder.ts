import type { Symbology } from '@paycode/core'
import type { SeenCode } from '@paycode/core/adapter'
import type { BarredArea } from '../code-128/find/barred-areas.ts'
import type { BlockTensors } from '../code-128/find/block-tensors.ts'
import type { LuminanceFrame, Point, Region } from '../frame/luminance-frame.ts'

/** A symbol that was read in a frame, and where. */
export interface FoundCode extends SeenCode {
  /** About the symbol, in pixels of the whole frame, clockwise from its own top left. */
  readonly corners: readonly [Point, Point, Point, Point]
}

/** What to look for, where, and how hard. */
export interface DecodeRequest {
  readonly symbologies: readonly Symbology[]
  /** Default: all of the frame. */
  readonly region?: Region
  /** The frame's block tensors, if they are known already; who does not look at them leaves them alone. */
  readonly tensors?: BlockTensors
  /** Where in the region bars stand, if that is known already; who finds them otherwise leaves it alone. */
  readonly barred?: readonly BarredArea[]
  /**
   * `light` is what every frame can afford, and may look for bar codes in the middle half of the region only; `heavy` tries
   * all that the decoder can do.
   */
  readonly effort: 'light' | 'heavy'
}

/**
 * Reads symbols in grey pictures, whatever library does it. A frame is valid until the promise settles. Nothing found is an
 * empty list; a rejection means that the decoder itself is broken. All that it reads is told, each symbol once: a second
 * payment code must never hide behind the first.
 *
 * A factory `…Decoder(options)` loads what its decoder needs, lazily, and rejects with a `DecoderError` where it is not to be
 * had: another decoder may do.
 */
export interface FrameDecoder {
  readonly name: string
  /** What it can read at all. */
  readonly symbologies: readonly Symbology[]
  decode(frame: LuminanceFrame, request: DecodeRequest): Promise<readonly FoundCode[]>
  /** Releases what it holds. */
  close(): void
}

/** Whether a value can be asked like a decoder: a caller without types may forget to await one. */
export const isDecoder = (value: unknown): value is FrameDecoder =>
  typeof value === 'object' && value !== null && 'decode' in value && 'symbologies' in value

/** A decoder may come upon a symbol several times: in another row, or at another size. */
export function eachOnce(codes: readonly FoundCode[]): FoundCode[] {
  const bySymbol = new Map(
    codes.toReversed().map((code) => [`${code.symbology} ${code.text}`, code]),
  )
  return [...bySymbol.values()].toReversed()
}
