import { zxingWasmDecoder } from '../decoders/zxing-wasm/zxing-wasm-decoder.ts'
import type { FrameReader } from '../strategy/frame-reader.ts'
import type { ReaderSettings } from './reader-messages.ts'

/** Loads what reads the frames. @throws {DecoderError} where it cannot be had. */
export async function newFrameReader({
  symbologies,
  wasmUrl,
}: ReaderSettings): Promise<FrameReader> {
  const decoder = await zxingWasmDecoder(wasmUrl === undefined ? {} : { wasmUrl })
  return {
    async read(frame) {
      const codes = await decoder.decode(frame, { symbologies, effort: 'light' })
      return { codes, isCodeLike: codes.length > 0 }
    },
    forget: () => {},
    close: () => decoder.close(),
  }
}
