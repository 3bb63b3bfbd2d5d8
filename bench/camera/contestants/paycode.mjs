import {
  paymentCode128,
  paymentFrameReader,
  readStill,
  zxingJsDecoder,
  zxingWasmDecoder,
} from '@paycode/reader'
import { processorMs } from '../verdict/processor-ms.mjs'

const general = { wasm: zxingWasmDecoder, js: zxingJsDecoder }
// WeChat Pay's and Alipay's, which the pictures show; the other decoders read them all.
const prefixes = ['10', '11', '12', '13', '14', '15', '25', '26', '27', '28', '29', '30']

/** A phone is held before the camera for longer than this. */
const videoFrames = 12

export const library = '@paycode/reader'
export const variants = {
  strategy: {
    says: 'readStill with zxing-wasm and the own reader of Code 128; its times hold the preparing of pixels',
    options: { engine: 'wasm' },
  },
  'strategy, video': {
    says: `paymentFrameReader with the same, which a camera's frames go through: each picture comes as ${videoFrames} frames, of which one must be read; its times are per frame`,
    options: { engine: 'wasm', isVideo: true },
  },
  'strategy, film': {
    says: 'paymentFrameReader over the consecutive frames of a film; its clock is processor time, so that a busy machine does not make its budget smaller',
    options: { engine: 'wasm', isFilm: true },
    isForFilm: true,
  },
  'strategy, no wasm': {
    says: 'the same with @zxing/library in place of zxing-wasm; for information',
    options: { engine: 'js' },
  },
}

export async function open({ engine, isVideo = false, isFilm = false }) {
  const decoders = [await general[engine](), paymentCode128({ prefixes })]
  if (isFilm) return { prepare: (frame) => frame, read: filmOf(decoders) }
  if (isVideo) return { prepare: (frame) => frame, reads: videoFrames, read: videoOf(decoders) }
  return {
    prepare: (frame) => frame,
    read: async (frame) => (await readStill(frame, { decoders })).codes,
  }
}

const videoOf = (decoders) => async (frame) => {
  const reader = paymentFrameReader({ decoders, now: () => performance.now() })
  const codes = []
  for (let at = 0; at < videoFrames; at += 1) codes.push(...(await reader.read(frame)).codes)
  return codes.filter(({ text }, at) => codes.findIndex((code) => code.text === text) === at)
}

function filmOf(decoders) {
  const reader = paymentFrameReader({ decoders, now: processorMs })
  return async (frame) => (await reader.read(frame)).codes
}
