import { readFile } from 'node:fs/promises'
import type { LuminanceFrame } from '@paycode/camera'
import { greyOf, type Rgba } from './grey.ts'
import { PictureError } from './picture-error.ts'

/** More than a till's camera makes: a small file can claim to be a picture that no memory holds. */
const mostMegapixels = 100

/**
 * A PNG or JPEG file as a grey frame. How the camera was held (Exif) is left aside: the decoders read codes that lie any way.
 * @throws {PictureError}
 */
export async function readPicture(file: string): Promise<LuminanceFrame> {
  const bytes = await bytesOf(file)
  try {
    if (isPng(bytes)) return greyOf(await pngOf(bytes))
    if (isJpeg(bytes)) return greyOf(await jpegOf(bytes))
  } catch (error) {
    if (error instanceof PictureError) throw error
    throw new PictureError('is damaged', 'Save it anew, as PNG or JPEG.', { cause: error })
  }
  throw new PictureError('is no PNG and no JPEG', 'Save it as one of them.')
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error'
    throw new PictureError(`cannot be read (${code})`, 'Name a file that is there.', {
      cause: error,
    })
  }
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(pngSignature)
const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xd8

async function pngOf(bytes: Buffer): Promise<Rgba> {
  // Width and height are the first things that a PNG says.
  const pixels = bytes.length < 24 ? 0 : bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
  if (pixels > mostMegapixels * 1e6) {
    throw new PictureError(`is larger than ${mostMegapixels} megapixels`, 'Make it smaller.')
  }
  const { PNG } = await import('pngjs')
  return PNG.sync.read(bytes)
}

async function jpegOf(bytes: Buffer): Promise<Rgba> {
  const { decode } = await import('jpeg-js')
  return decode(bytes, { maxResolutionInMP: mostMegapixels, maxMemoryUsageInMB: 2048 })
}
