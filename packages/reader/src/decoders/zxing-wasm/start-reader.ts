import type { ReaderOptions, ReadResult, ZXingReaderModule } from 'zxing-wasm/reader'
import { DecoderError } from '../decoder-error.ts'
import { decoderFaults } from '../decoder-faults.ts'
import { loadWasm } from './load-wasm.ts'

type Reader = (file: Uint8Array, options: ReaderOptions) => Promise<ReadResult[]>

/** The started readers by address. The module is large, so each is loaded once. */
const started = new Map<string, Promise<Reader>>()

/**
 * Loads zxing-wasm and its WebAssembly file. zxing-wasm alone would fetch the file from a CDN; this never does.
 * @throws {DecoderError} where loading fails. The next call tries again.
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
    // Bundlers recognise exactly this expression. It finds the file from `src` and from `dist`.
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
  // zxing-wasm keeps one module per page. Where other code of the page has replaced it, this puts ours back.
  const ready = (): Promise<ZXingReaderModule> =>
    instantiation.unlessItFails(zxing.prepareZXingModule({ overrides, fireImmediately: true }))
  await ready()
  return async (file, options) => {
    await ready()
    return zxing.readBarcodes(file, options)
  }
}

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void

/** The callback by which Emscripten instantiates a module. Emscripten does not learn of a failure; this class reports it. */
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
   * Settles as `work` does, or rejects when the module cannot be started. `Promise.race` with one long-lived promise would be
   * shorter, but would leave a reaction in that promise with every frame.
   * @throws {DecoderError} `wasm-broken`.
   */
  unlessItFails<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#failure) reject(this.#failure)
      this.#waiting.add(reject)
      work.then(resolve, reject).finally(() => this.#waiting.delete(reject))
    })
  }

  /** A different WebAssembly file may also start. Only then does it show that it is the wrong one. */
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
