import type { Size } from './expose.ts'

// The luminance table of JPEG's annex K.
const table = [
  ...[16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55],
  ...[14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62],
  ...[18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92],
  ...[49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99],
]
const cosines = Float32Array.from({ length: 64 }, (_, at) => {
  const [frequency, place] = [at >> 3, at & 7]
  return (
    Math.cos(((2 * place + 1) * frequency * Math.PI) / 16) *
    (frequency === 0 ? Math.SQRT1_2 : 1) *
    0.5
  )
})

/** What a webcam's own compression leaves of the frame: JPEG's loss, without its bytes. */
export function compress(data: Uint8Array, { width, height }: Size, quality: number): void {
  const scale = quality < 50 ? 50 / quality : 2 - quality / 50
  const steps = table.map((step) => Math.min(255, Math.max(1, Math.round(step * scale))))
  const [block, rows, out] = [new Float32Array(64), new Float32Array(64), new Float32Array(64)]
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      for (let at = 0; at < 64; at += 1) {
        block[at] = data[(top + (at >> 3)) * width + left + (at & 7)]! - 128
      }
      multiply(block, cosines, rows, true)
      multiply(rows, cosines, out, true)
      for (let at = 0; at < 64; at += 1) out[at] = Math.round(out[at]! / steps[at]!) * steps[at]!
      multiply(out, cosines, rows, false)
      multiply(rows, cosines, block, false)
      for (let at = 0; at < 64; at += 1) {
        const grey = Math.round(block[at]! + 128)
        data[(top + (at >> 3)) * width + left + (at & 7)] = Math.min(255, Math.max(0, grey))
      }
    }
  }
}

/** Each row by the cosines (or by their transpose), the result turned over, so that a second call does the columns. */
function multiply(from: Float32Array, by: Float32Array, to: Float32Array, forward: boolean): void {
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      let place = forward ? column * 8 : column
      const step = forward ? 1 : 8
      let sum = 0
      for (let at = row * 8; at < row * 8 + 8; at += 1, place += step) sum += from[at]! * by[place]!
      to[column * 8 + row] = sum
    }
  }
}
