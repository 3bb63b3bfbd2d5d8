import type { ReaderOptions, ReadResult, ZXingReaderModule } from 'zxing-wasm/reader'
import { DecoderError } from '../decoder-error.ts'
import { decoderFaults } from '../decoder-faults.ts'
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
    throw new DecoderError('wasm-not-found', decoderFaults.noAddress, { cause: error })
  }
}

async function start(url: URL): Promise<Reader> {
  const [zxing, module] = await Promise.all([import('zxing-wasm/reader'), loadWasm(url)])
  const instantiation = new Instantiation(module)
  const overrides = { instantiateWasm: instantiation.run }
  // zxing-wasm keeps one module for all of a page; should another part of it have put in its own, ours comes back.
  const ready = (): Promise<ZXingReaderModule> =>
    instantiation.unlessItFails(zxing.prepareZXingModule({ overrides, fireImmediately: true }))
  await ready()
  return async (file, options) => {
    await ready()
    return zxing.readBarcodes(file, options)
  }
}

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void

/** What Emscripten asks for to start a module; of its failing it would not hear. */
class Instantiation {
  readonly #module: WebAssembly.Module
  readonly #waiting = new Set<(error: DecoderError) => void>()
  #failure: DecoderError | undefined

  constructor(module: WebAssembly.Module) {
    this.#module = module
  }

  readonly run = (imports: WebAssembly.Imports, done: Instantiated): object => {
    void this.#start(imports, done)
    return {}
  }

  /**
   * Settles as `work` does, or rejects when the module cannot be started. A race with one promise of the failure would be
   * shorter, and leave something behind in that promise with every frame.
   * @throws {DecoderError} `wasm-broken`.
   */
  unlessItFails<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#failure) reject(this.#failure)
      this.#waiting.add(reject)
      work.then(resolve, reject).finally(() => this.#waiting.delete(reject))
    })
  }

  /** Another program may start, too, and only then turn out to be one. */
  async #start(imports: WebAssembly.Imports, done: Instantiated): Promise<void> {
    try {
      done(await WebAssembly.instantiate(this.#module, imports), this.#module)
    } catch (cause) {
      this.#fail(cause)
    }
  }

  #fail(cause: unknown): void {
    this.#failure = new DecoderError('wasm-broken', decoderFaults.otherVersion, { cause })
    for (const reject of this.#waiting) reject(this.#failure)
    this.#waiting.clear()
  }
}
