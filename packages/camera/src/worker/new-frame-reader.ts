import {
  DecoderError,
  type FrameDecoder,
  type FrameReader,
  paymentCode128,
  paymentFrameReader,
  zxingJsDecoder,
  zxingWasmDecoder,
} from '@paycode/reader'
import type { ReaderSettings } from './reader-messages.ts'

export interface NewFrameReader {
  readonly reader: FrameReader
  /** Whether WebAssembly was asked for and is forbidden: `zxing-js` replaces it. */
  readonly lacksWasm: boolean
}

/** Loads the decoders for the frames. @throws {DecoderError} when they cannot be loaded. */
export async function newFrameReader(settings: ReaderSettings): Promise<NewFrameReader> {
  const { symbologies } = settings
  const { general, lacksWasm } = await generalDecoder(settings)
  const decoders = [general, paymentCode128()]
  const reader = paymentFrameReader({ decoders, symbologies, now: () => performance.now() })
  return { reader, lacksWasm }
}

async function generalDecoder({
  decoder,
  wasmUrl,
}: ReaderSettings): Promise<{ general: FrameDecoder; lacksWasm: boolean }> {
  if (decoder === 'zxing-js') return { general: await zxingJsDecoder(), lacksWasm: false }
  try {
    const general = await zxingWasmDecoder(wasmUrl === undefined ? {} : { wasmUrl })
    return { general, lacksWasm: false }
  } catch (error) {
    // A page that forbids WebAssembly gets the weaker decoder. A file that is not served is a fault, and is reported.
    if (!(error instanceof DecoderError && isForbidden(error))) throw error
    return { general: await zxingJsDecoder(), lacksWasm: true }
  }
}

const isForbidden = ({ code }: DecoderError): boolean =>
  code === 'wasm-blocked' || code === 'wasm-unsupported'
