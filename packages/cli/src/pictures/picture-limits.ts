import { PictureError } from './picture-error.ts'

/** Largest picture, in megapixels; cameras of tills make less. A small file can claim a size that fills all memory. */
const maxMegapixels = 100

/** Called with the size from the header, before memory is allocated. */
export function refuseHuge({ width, height }: { width: number; height: number }): void {
  if (width * height <= maxMegapixels * 1e6) return
  throw new PictureError(`is larger than ${maxMegapixels} megapixels`, 'Make it smaller.')
}

/** Largest file, in MB: a device such as /dev/zero never ends. */
const maxMegabytes = 100

/** Called after each chunk with the number of bytes read so far. */
export function refuseEndless(length: number): void {
  if (length <= maxMegabytes * 1e6) return
  throw new PictureError(`is larger than ${maxMegabytes} MB`, 'Make it smaller.')
}

export const damaged = (options?: ErrorOptions): PictureError =>
  new PictureError('is damaged', 'Save it again, as PNG or JPEG.', options)
