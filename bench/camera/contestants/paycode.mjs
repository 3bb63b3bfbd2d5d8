import { paymentCode128, readStill, zxingJsDecoder, zxingWasmDecoder } from '@paycode/camera'

const general = { wasm: zxingWasmDecoder, js: zxingJsDecoder }
// WeChat Pay's and Alipay's, which the pictures show; the other decoders read them all.
const prefixes = ['10', '11', '12', '13', '14', '15', '25', '26', '27', '28', '29', '30']

export const library = '@paycode/camera'
export const variants = {
  strategy: {
    says: 'readStill with zxing-wasm and the own reader of Code 128; its times hold the preparing of pixels',
    options: { engine: 'wasm' },
  },
  'strategy, no wasm': {
    says: 'the same with @zxing/library in place of zxing-wasm; for information',
    options: { engine: 'js' },
  },
}

export async function open({ engine }) {
  const decoders = [await general[engine](), paymentCode128({ prefixes })]
  return {
    prepare: (frame) => frame,
    read: async (frame) => (await readStill(frame, { decoders })).codes,
  }
}
