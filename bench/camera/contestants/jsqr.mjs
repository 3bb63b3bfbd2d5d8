import jsqr from 'jsqr'

export const library = 'jsqr'
export const variants = { default: { says: 'jsQR(data, width, height)', options: {} } }

export async function open(options) {
  return {
    prepare: rgbaOf,
    async read({ rgba, width, height }) {
      // Its CommonJS stands on the default export's own.
      const result = (jsqr.default ?? jsqr)(rgba, width, height, options)
      return result === null ? [] : [{ text: result.data, symbology: 'qr' }]
    },
  }
}

/** It takes a canvas's bytes only, four for each pixel. */
function rgbaOf({ data, width, height, stride }) {
  const rgba = new Uint8ClampedArray(4 * width * height)
  const words = new Uint32Array(rgba.buffer)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      words[y * width + x] = 0xff000000 | (data[y * stride + x] * 0x010101)
    }
  }
  return { rgba, width, height }
}
