import { DecoderError } from '../decoders/decoder-error.ts'
import type { FrameDecoder } from '../decoders/frame-decoder.ts'
import { paymentCode128 } from '../decoders/payment-code-128.ts'
import { zxingJsDecoder } from '../decoders/zxing-js/zxing-js-decoder.ts'
import { zxingWasmDecoder } from '../decoders/zxing-wasm/zxing-wasm-decoder.ts'
import type { FrameReader } from '../strategy/frame-reader.ts'
import { paymentFrameReader } from '../strategy/payment-frame-reader.ts'
import type { ReaderSettings } from './reader-messages.ts'

/** Loads what reads the frames. @throws {DecoderError} where it cannot be had. */
export async function newFrameReader(settings: ReaderSettings): Promise<FrameReader> {
  const { symbologies } = settings
  const general = await generalDecoder(settings)
  const first = settings.decoder === 'native' ? await nativeBeside(general) : general
  const decoders = [first, paymentCode128()]
  return paymentFrameReader({ decoders, symbologies, now: () => performance.now() })
}

async function generalDecoder({ decoder, wasmUrl }: ReaderSettings): Promise<FrameDecoder> {
  if (decoder === 'zxing-js') return zxingJsDecoder()
  try {
    return await zxingWasmDecoder(wasmUrl === undefined ? {} : { wasmUrl })
  } catch (error) {
    // A page whose rules forbid WebAssembly has to do with less; a file that is not served is a fault to be told.
    if (error instanceof DecoderError && isForbidden(error)) return zxingJsDecoder()
    throw error
  }
}

/** Not every browser has one, and not every one that is there can read. */
async function nativeBeside(general: FrameDecoder): Promise<FrameDecoder> {
  const { nativeDecoder } = await import('../decoders/native/native-decoder.ts')
  try {
    return await nativeDecoder({ beside: general })
  } catch {
    return general
  }
}

const isForbidden = ({ code }: DecoderError): boolean =>
  code === 'wasm-blocked' || code === 'wasm-unsupported'
