import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { drawPicture, type Picture } from '../../camera/test/decoders/draw-picture.ts'

// Made up.
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

interface Rgba {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

function rgbaOf(picture: Picture): Rgba {
  const { data, width, height } = drawPicture(picture)
  const rgba = Buffer.alloc(width * height * 4)
  data.forEach((grey, at) => rgba.set([grey, grey, grey, 255], at * 4))
  return { data: rgba, width, height }
}

export function pngOf(picture: Picture, options: { bitDepth?: 8 | 16 } = {}): Buffer {
  const rgba = rgbaOf(picture)
  const png = Object.assign(new PNG({ width: rgba.width, height: rgba.height }), rgba)
  if (options.bitDepth !== 16) return PNG.sync.write(png)
  // Its writer takes samples of sixteen bits as they lie in memory.
  const data = Buffer.from(Uint16Array.from(rgba.data, (value) => value * 257).buffer)
  return PNG.sync.write(Object.assign(png, { data }), { bitDepth: 16, inputColorType: 6 })
}

/** Dark where the code is, black under what is transparent as well. */
export function transparentPngOf(picture: Picture): Buffer {
  const { width, height, data } = rgbaOf(picture)
  const clear = Buffer.from(data)
  for (let at = 0; at < data.length; at += 4) clear.set([0, 0, 0, 255 - data[at]!], at)
  return PNG.sync.write(Object.assign(new PNG({ width, height }), { data: clear }))
}

export const jpegOf = (picture: Picture): Buffer => encode(rgbaOf(picture), 80).data

/** Where the seven passes begin, and their steps: PNG specification, 8.2. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

export function interlacedPngOf(picture: Picture): Buffer {
  const { data, width, height } = drawPicture(picture)
  const rows: number[] = []
  for (const [x0, y0, dx, dy] of passes) {
    for (let y = y0; y < height; y += dy) {
      rows.push(0)
      for (let x = x0; x < width; x += dx) rows.push(data[y * width + x]!)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits, grey, interlaced.
  header.set([8, 0, 0, 0, 1], 8)
  return pngFile(header, deflateSync(Buffer.from(rows)))
}

/** A small file that claims to be a picture of four thousand megapixels. */
export function hugePng(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(65_000, 0)
  header.writeUInt32BE(65_000, 4)
  header[8] = 8
  return pngFile(header, deflateSync(Buffer.alloc(1000)))
}

function pngFile(header: Buffer, body: Buffer): Buffer {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const end = chunk('IEND', Buffer.alloc(0))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', body), end])
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  whole.set(named, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
