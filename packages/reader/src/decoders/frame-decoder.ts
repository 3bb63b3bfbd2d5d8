import type { Symbology } from '@paycode/core'
import type { SeenCode } from '@paycode/core/adapter'
import type { BarredArea } from '../code-128/find/barred-areas.ts'
import type { BlockTensors } from '../code-128/find/block-tensors.ts'
import type { LuminanceFrame, Point, Region } from '../frame/luminance-frame.ts'

/** A symbol that was read in a frame, and its place. */
export interface FoundCode extends SeenCode {
  /** The symbol's corners in pixels of the whole frame, clockwise from the symbol's own top left. */
  readonly corners: readonly [Point, Point, Point, Point]
}

/** Which symbologies to look for, where, and with how much effort. */
export interface DecodeRequest {
  readonly symbologies: readonly Symbology[]
  /** Default: the whole frame. */
  readonly region?: Region
  /** The frame's block tensors, if the caller has them. A decoder that does not use them ignores them. */
  readonly tensors?: BlockTensors
  /** The areas of the region that have bars, if the caller knows them. A decoder that does not use them ignores them. */
  readonly barred?: readonly BarredArea[]
  /**
   * `light` is cheap enough for every frame, and may look for bar codes in the middle half of the region only. `heavy` tries
   * everything that the decoder can do.
   */
  readonly effort: 'light' | 'heavy'
}

/**
 * Reads symbols in grey pictures, with any library. A frame is valid until the promise settles. The result has all symbols
 * that were read, each once, because a second payment code must never hide behind the first. An empty list means that nothing was
 * found; a rejection means that the decoder itself is broken.
 *
 * A factory `…Decoder(options)` loads what its decoder needs, and rejects with a `DecoderError` where that fails. Another decoder
 * may work.
 */
export interface FrameDecoder {
  readonly name: string
  /** All symbologies that it can read. */
  readonly symbologies: readonly Symbology[]
  decode(frame: LuminanceFrame, request: DecodeRequest): Promise<readonly FoundCode[]>
  /** Releases its resources. */
  close(): void
}

/** Whether a value is a decoder. It may be a promise instead: a caller without types may forget `await`. */
export const isDecoder = (value: unknown): value is FrameDecoder =>
  typeof value === 'object' && value !== null && 'decode' in value && 'symbologies' in value

/** Each symbol once, at its first place. A decoder may find a symbol in several rows, or at several sizes. */
export function eachOnce(codes: readonly FoundCode[]): FoundCode[] {
  const bySymbol = new Map(
    codes.toReversed().map((code) => [`${code.symbology} ${code.text}`, code]),
  )
  return [...bySymbol.values()].toReversed()
}
