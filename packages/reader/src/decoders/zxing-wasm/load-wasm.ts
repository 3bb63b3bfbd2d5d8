import { DecoderError } from '../decoder-error.ts'

/** Node's files, without an import that would disturb a bundler. */
declare const process:
  | {
      getBuiltinModule?: (name: 'node:fs/promises') => {
        readFile(file: URL): Promise<Uint8Array<ArrayBuffer>>
      }
    }
  | undefined

const smallestModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)

/**
 * Fetches and compiles a WebAssembly file, in Node also from the disk.
 * @throws {DecoderError} which says what of it failed.
 */
export async function loadWasm(url: URL): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === 'undefined') {
    const cure = 'Use the decoder in plain JavaScript, zxingJsDecoder.'
    throw new DecoderError('wasm-unsupported', 'There is no WebAssembly here.', cure)
  }
  const bytes = await bytesOf(url)
  try {
    return await WebAssembly.compile(bytes)
  } catch (error) {
    throw await whyNotCompiled(url, error)
  }
}

async function bytesOf(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const files =
      url.protocol === 'file:' && typeof process !== 'undefined'
        ? process.getBuiltinModule?.('node:fs/promises')
        : undefined
    if (files) return await files.readFile(url)
    const response = await fetch(url, { credentials: 'same-origin' })
    if (!response.ok) throw new Error(`status ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    throw new DecoderError('wasm-not-found', `${shown(url)} cannot be loaded.`, cureOfPlace, {
      cause: error,
    })
  }
}

async function whyNotCompiled(url: URL, cause: unknown): Promise<DecoderError> {
  const isAllowed = await WebAssembly.compile(smallestModule).then(
    () => true,
    () => false,
  )
  if (isAllowed) {
    return new DecoderError('wasm-broken', `${shown(url)} is no WebAssembly.`, cureOfPlace, {
      cause,
    })
  }
  const cure =
    "Allow it with script-src 'wasm-unsafe-eval' in the Content-Security-Policy, or use zxingJsDecoder."
  return new DecoderError('wasm-blocked', 'This page may not run WebAssembly.', cure, { cause })
}

const cureOfPlace =
  'Serve zxing_reader.wasm of @paycode/reader with the page, and tell its address as wasmUrl where the bundler does not.'

/** A `data:` address may be the whole file. */
const shown = ({ href }: URL): string => (href.length > 200 ? `${href.slice(0, 200)}…` : href)
