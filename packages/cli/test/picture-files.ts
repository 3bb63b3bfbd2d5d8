import sharp, { type Sharp } from 'sharp'
import { drawPicture, type Picture } from '../../reader/test/decoders/draw-picture.ts'

// A made-up code.
export const code = '134579302432164181'
export const otherCode = '101112131415161718'

export const qr = (text = code): Picture => ({
  ...{ width: 320, height: 240 },
  symbols: [{ kind: 'qrcode', text, at: [90, 50], scale: 6 }],
})
export const code128 = (text = code): Picture => ({
  ...{ width: 400, height: 240, table: 30 },
  symbols: [{ kind: 'code128', text, at: [60, 80], scale: 2 }],
})
export const twoPhones: Picture = {
  ...{ width: 640, height: 240 },
  symbols: [...qr().symbols!, { kind: 'qrcode', text: otherCode, at: [410, 50], scale: 6 }],
}
export const product: Picture = {
  ...{ width: 400, height: 240 },
  symbols: [{ kind: 'ean13', text: '6901234567892', at: [60, 80], scale: 2 }],
}
export const nothing: Picture = { width: 320, height: 240, table: 90 }

function draw(picture: Picture): Sharp {
  const { data, width, height } = drawPicture(picture)
  return sharp(data, { raw: { width, height, channels: 1 } })
}

/** The same picture as a PNG of each kind. */
export const pngs = {
  rgb: (picture: Picture) => draw(picture).toColourspace('srgb').png().toBuffer(),
  grey: (picture: Picture) => draw(picture).png().toBuffer(),
  palette: (picture: Picture) => draw(picture).png({ palette: true, colours: 4 }).toBuffer(),
  sixteenBits: (picture: Picture) => draw(picture).toColourspace('grey16').png().toBuffer(),
  interlaced: (picture: Picture) => draw(picture).png({ progressive: true }).toBuffer(),
  /** Black, and transparent where the picture is bright. */
  transparent: (picture: Picture) => {
    const { data, width, height } = drawPicture(picture)
    const rgba = Buffer.alloc(width * height * 4)
    data.forEach((grey, at) => (rgba[at * 4 + 3] = 255 - grey))
    return sharp(rgba, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer()
  },
} as const

/** The same picture as a JPEG of each kind. */
export const jpegs = {
  baseline: (picture: Picture) => draw(picture).toColourspace('srgb').jpeg().toBuffer(),
  progressive: (picture: Picture) =>
    draw(picture).toColourspace('srgb').jpeg({ progressive: true }).toBuffer(),
  grey: (picture: Picture) => draw(picture).jpeg().toBuffer(),
  fullColour: (picture: Picture) =>
    draw(picture).toColourspace('srgb').jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(),
  cmyk: (picture: Picture) => draw(picture).toColourspace('cmyk').jpeg().toBuffer(),
} as const

/** A small file that claims to be a picture of four thousand megapixels. */
export async function hugePng(): Promise<Buffer> {
  const png = await pngs.grey(nothing)
  png.writeUInt32BE(65_000, 16)
  png.writeUInt32BE(65_000, 20)
  return png
}

export async function hugeJpeg(): Promise<Buffer> {
  const jpeg = await jpegs.baseline(nothing)
  const frame = jpeg.indexOf(Buffer.of(0xff, 0xc0))
  jpeg.writeUInt16BE(65_000, frame + 5)
  jpeg.writeUInt16BE(65_000, frame + 7)
  return jpeg
}
