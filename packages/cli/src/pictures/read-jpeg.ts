import { readFile } from 'node:fs/promises'
import type { Rgba } from './grey.ts'
import { jpegHeader } from './jpeg-header.ts'
import { damaged, refuseHuge } from './picture-limits.ts'
import { PictureError } from './picture-error.ts'

/** libjpeg's warning when the file ends before the picture does; it fills the rest with grey. */
const truncated = 'Premature end of JPEG file'

/**
 * Decodes a JPEG with mozjpeg as WebAssembly: baseline and progressive, grey and colour.
 * @throws {PictureError}
 */
export async function readJpeg(bytes: Buffer): Promise<Rgba> {
  const header = jpegHeader(bytes)
  if (!header) throw damaged()
  refuseHuge(header)
  if (header.components === 4) {
    throw new PictureError('is a CMYK picture, for print', 'Save it as RGB.')
  }
  const warnings: string[] = []
  const { default: decode, init } = await import('@jsquash/jpeg/decode.js')
  // Each picture gets a new module: a module that failed is unusable, and its memory never shrinks.
  await init({ wasmBinary: await wasm(), printErr: (line: string) => warnings.push(line) })
  const picture: Rgba = await decode(arrayBufferOf(bytes))
  if (warnings.includes(truncated)) throw damaged()
  return picture
}

const wasm = async (): Promise<ArrayBuffer> =>
  arrayBufferOf(
    await readFile(new URL(import.meta.resolve('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'))),
  )

const arrayBufferOf = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer
