export type { LuminanceFrame, Point, Region } from './frame/luminance-frame.ts'
export { DecoderError, type DecoderFault } from './decoders/decoder-error.ts'
export type { DecodeRequest, FoundCode, FrameDecoder } from './decoders/frame-decoder.ts'
export { zxingJsDecoder } from './decoders/zxing-js/zxing-js-decoder.ts'
export {
  zxingWasmDecoder,
  type ZXingWasmOptions,
} from './decoders/zxing-wasm/zxing-wasm-decoder.ts'
export { paymentCode128, type PaymentCode128DecoderOptions } from './decoders/payment-code-128.ts'
export type { FrameReader, FrameReading } from './strategy/frame-reader.ts'
export {
  paymentFrameReader,
  type PaymentFrameReaderOptions,
} from './strategy/payment-frame-reader.ts'
export { readStill, type ReadStillOptions } from './strategy/read-still.ts'
export { walletSymbologies } from './strategy/symbology-kinds.ts'
export {
  readPaymentCode128,
  type PaymentCode128,
  type PaymentCode128Options,
} from './code-128/read-payment-code-128.ts'
export { blockTensors, type BlockTensors } from './code-128/find/block-tensors.ts'
