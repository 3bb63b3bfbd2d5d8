import type { ReaderOptions, ReadResult } from 'zxing-wasm/reader'
import { DecoderError } from '../decoder-error.ts'
import { loadWasm } from './load-wasm.ts'

type Reader = (file: Uint8Array, options: ReaderOptions) => Promise<ReadResult[]>

/** By address: the module is large, and one is enough. */
const started = new Map<string, Promise<Reader>>()

/**
 * Loads zxing-wasm and its WebAssembly file, and nothing from anywhere else: left alone, zxing-wasm would fetch it from a CDN.
 * @throws {DecoderError} where that fails; the next call tries again.
 */
export function startReader(wasmUrl?: string | URL): Promise<Reader> {
  let url: URL
  try {
    url = placeOf(wasmUrl)
  } catch (error) {
    return Promise.reject(error)
  }
  const known = started.get(url.href)
  if (known) return known
  const reader = start(url)
  started.set(url.href, reader)
  reader.catch(() => started.delete(url.href))
  return reader
}

function placeOf(wasmUrl?: string | URL): URL {
  try {
    // Bundlers look for this very expression. It leads there from `src` and from `dist`.
    if (wasmUrl === undefined) {
      return new URL('../../../wasm/zxing_reader.wasm', import.meta.url)
    }
    return new URL(wasmUrl, globalThis.location?.href)
  } catch (error) {
    throw new DecoderError(
      ...([
        'wasm-not-found',
        'It is not known where zxing_reader.wasm is.',
        'Tell its address as wasmUrl, a whole one where there is no page.',
      ] as const),
      { cause: error },
    )
  }
}

async function start(url: URL): Promise<Reader> {
  const [zxing, module] = await Promise.all([import('zxing-wasm/reader'), loadWasm(url)])
  const { instantiateWasm, failed } = instantiation(module)
  const overrides = { instantiateWasm }
  // zxing-wasm keeps one module for all of a page; should another part of it have put in its own, ours comes back.
  const ready = (): Promise<unknown> =>
    Promise.race([zxing.prepareZXingModule({ overrides, fireImmediately: true }), failed])
  await ready()
  return async (file, options) => {
    await ready()
    return zxing.readBarcodes(file, options)
  }
}

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void

/** What Emscripten asks for to start a module; of its failing it would not hear. */
function instantiation(module: WebAssembly.Module): {
  readonly instantiateWasm: (imports: WebAssembly.Imports, done: Instantiated) => object
  readonly failed: Promise<never>
} {
  let fail: (error: DecoderError) => void
  const failed = new Promise<never>((_, reject) => (fail = reject))
  // Heard only where a start is awaited.
  failed.catch(() => {})
  const instantiate = async (imports: WebAssembly.Imports, done: Instantiated): Promise<void> => {
    try {
      done(await WebAssembly.instantiate(module, imports), module)
    } catch (cause) {
      const cure = 'Serve the zxing_reader.wasm of this version of @paycode/camera.'
      fail(
        new DecoderError('wasm-broken', 'This WebAssembly is of another version.', cure, { cause }),
      )
    }
  }
  return {
    failed,
    instantiateWasm(imports, done) {
      void instantiate(imports, done)
      return {}
    },
  }
}
