// Runs in a page and in a worker, under the policy of its server.
import {
  DecoderError,
  zxingJsDecoder,
  zxingWasmDecoder,
  type FrameDecoder,
} from '../../src/index.ts'

export interface SentPicture {
  /** Grey bytes in Base64. */
  readonly grey: string
  readonly width: number
  readonly height: number
}

export interface Asked {
  readonly decoder: 'zxing-wasm' | 'zxing-js'
  readonly wasmUrl?: string
  readonly picture: SentPicture
}

/** The codes that were read, or the error's code, cure and cause. */
export type Answer =
  | { readonly texts: readonly string[] }
  | { readonly code: string; readonly cure: string; readonly message: string }

declare global {
  var decode: (asked: Asked) => Promise<Answer>
  var decodeInWorker: (asked: Asked) => Promise<Answer>
}

async function decode({ decoder: name, wasmUrl, picture }: Asked): Promise<Answer> {
  try {
    const decoder: FrameDecoder = await (name === 'zxing-js'
      ? zxingJsDecoder()
      : zxingWasmDecoder(wasmUrl === undefined ? {} : { wasmUrl }))
    const data = Uint8Array.from(atob(picture.grey), (character) => character.charCodeAt(0))
    const frame = { ...picture, data, stride: picture.width }
    const codes = await decoder.decode(frame, { symbologies: ['code-128', 'qr'], effort: 'heavy' })
    return { texts: codes.map(({ symbology, text }) => `${symbology} ${text}`) }
  } catch (error) {
    if (!(error instanceof DecoderError)) return { code: '?', cure: '', message: String(error) }
    const { code, message, words } = error
    return { code, cure: words.en.cure, message }
  }
}

globalThis.decode = decode

if (globalThis.document === undefined) {
  addEventListener('message', ({ data }: MessageEvent<Asked>) => {
    void decode(data).then((answer) => postMessage(answer))
  })
}

globalThis.decodeInWorker = (asked) =>
  new Promise((resolve, reject) => {
    const worker = new Worker('/decoders.js', { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data))
    worker.addEventListener('error', () => reject(new Error('The worker failed.')))
    worker.postMessage(asked, [])
  })
