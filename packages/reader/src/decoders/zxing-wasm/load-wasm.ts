import { filledWords } from '@paycode/core/adapter'
import { DecoderError } from '../decoder-error.ts'
import { decoderFaults } from '../decoder-faults.ts'

/** Gives access to Node's files without an import, which bundlers for pages could not resolve. */
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
 * @throws {DecoderError} whose code names the step that failed.
 */
export async function loadWasm(url: URL): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === 'undefined') {
    throw new DecoderError('wasm-unsupported', decoderFaults.unsupported)
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
    const words = filledWords(decoderFaults.notFound, { url: shown(url) })
    throw new DecoderError('wasm-not-found', words, { cause: error })
  }
}

async function whyNotCompiled(url: URL, cause: unknown): Promise<DecoderError> {
  const isAllowed = await WebAssembly.compile(smallestModule).then(
    () => true,
    () => false,
  )
  if (isAllowed) {
    const words = filledWords(decoderFaults.notWasm, { url: shown(url) })
    return new DecoderError('wasm-broken', words, { cause })
  }
  return new DecoderError('wasm-blocked', decoderFaults.blocked, { cause })
}

/** Shortens an address for messages: a `data:` address may contain the whole file. */
const shown = ({ href }: URL): string => (href.length > 200 ? `${href.slice(0, 200)}…` : href)
