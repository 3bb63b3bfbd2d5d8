import sharp from 'sharp'

/** A PNG or JPEG as a grey frame (ITU-R BT.601), as a camera's luminance is; what is transparent on white. */
export async function readPhoto(file) {
  const { data, info } = await sharp(file)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at += 1, from += channels) {
    grey[at] =
      channels < 3
        ? data[from]
        : Math.round(0.299 * data[from] + 0.587 * data[from + 1] + 0.114 * data[from + 2])
  }
  return { data: grey, width, height, stride: width }
}
