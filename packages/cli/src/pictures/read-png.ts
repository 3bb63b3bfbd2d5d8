import { readFile } from 'node:fs/promises'
import type { Rgba } from './grey.ts'
import { damaged, refuseHuge } from './picture-limits.ts'

/**
 * Decodes a PNG of any kind as eight bits each of red, green, blue and opacity.
 * @throws {PictureError}
 */
export async function readPng(bytes: Buffer): Promise<Rgba> {
  // A PNG begins with its header: a length, `IHDR`, width and height.
  if (bytes.length < 24) throw damaged()
  refuseHuge({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) })
  const { decode, init } = await import('@jsquash/png/decode.js')
  const file = new URL(import.meta.resolve('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))
  await init(await readFile(file))
  return decode(Uint8Array.from(bytes).buffer)
}
