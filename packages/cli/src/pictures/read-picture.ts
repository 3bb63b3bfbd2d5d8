import { createReadStream } from 'node:fs'
import type { LuminanceFrame } from '@paycode/reader'
import { greyOf } from './grey.ts'
import { PictureError } from './picture-error.ts'
import { damaged, refuseEndless } from './picture-limits.ts'
import { readJpeg } from './read-jpeg.ts'
import { readPng } from './read-png.ts'

/**
 * Reads a PNG or JPEG file as a grey frame. It ignores the orientation in Exif data: the decoders read codes at any angle.
 * @throws {PictureError}
 */
export async function readPicture(file: string): Promise<LuminanceFrame> {
  const bytes = await bytesOf(file)
  try {
    if (isPng(bytes)) return greyOf(await readPng(bytes))
    if (isJpeg(bytes)) return greyOf(await readJpeg(bytes))
  } catch (error) {
    if (error instanceof PictureError) throw error
    throw damaged({ cause: error })
  }
  throw new PictureError('is no PNG and no JPEG', 'Save it as one of them.')
}

async function bytesOf(file: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      refuseEndless(length)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    if (error instanceof PictureError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error'
    throw new PictureError(`cannot be read (${code})`, 'Name a file that is there.', {
      cause: error,
    })
  }
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(pngSignature)
const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xd8
