import { PictureError } from './picture-error.ts'

/** More than a till's camera makes: a small file can claim to be a picture that no memory holds. */
const maxMegapixels = 100

/** Called with the size in the header, before any memory is taken. */
export function refuseHuge({ width, height }: { width: number; height: number }): void {
  if (width * height <= maxMegapixels * 1e6) return
  throw new PictureError(`is larger than ${maxMegapixels} megapixels`, 'Make it smaller.')
}

/** The largest file that is read: a device like /dev/zero never ends. */
const maxMegabytes = 100

/** Called after each chunk with the bytes read so far. */
export function refuseEndless(length: number): void {
  if (length <= maxMegabytes * 1e6) return
  throw new PictureError(`is larger than ${maxMegabytes} MB`, 'Make it smaller.')
}

export const damaged = (options?: ErrorOptions): PictureError =>
  new PictureError('is damaged', 'Save it again, as PNG or JPEG.', options)
