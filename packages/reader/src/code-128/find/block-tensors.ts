import { clip, type LuminanceFrame, type Region } from '../../frame/luminance-frame.ts'

/** How the brightness changes, summed over square blocks of a frame: the structure tensor of each. */
export interface BlockTensors {
  readonly columns: number
  readonly rows: number
  /** Pixels from one block to the next. */
  readonly pitch: number
  /** Pixels of a block that count. */
  readonly area: number
  /** The middle of the first block, in pixels of the frame. */
  readonly left: number
  readonly top: number
  /** Sum of gx² + gy². */
  readonly energy: Float32Array
  /** Sums of gx² − gy² and of 2·gx·gy: energy times the cosine and the sine of twice the gradient's angle. */
  readonly cosine: Float32Array
  readonly sine: Float32Array
}

const pitch = 8
/**
 * A quarter of the pixels do, two in each row and two in each column of a block: of every second row, or column, an upright
 * code may have no edge in any. By row, where the first of the two lies; the other is four on.
 */
const firsts = [0, 2, 1, 3, 0, 2, 1, 3] as const
const apart = 4
const samples = 2 * pitch

/**
 * The tensors of a part of a frame, or of all of it. Differences are taken over the two diagonals of 2 × 2 pixels: unlike
 * those over three pixels, they still see bars that are little wider than one.
 */
export function blockTensors(frame: LuminanceFrame, region?: Region): BlockTensors {
  const { data, stride } = frame
  const part = clip(region, frame)
  const columns = Math.max(0, Math.floor((part.width - 1) / pitch))
  const rows = Math.max(0, Math.floor((part.height - 1) / pitch))
  const energy = new Float32Array(columns * rows)
  const cosine = new Float32Array(columns * rows)
  const sine = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let falling = 0
      let rising = 0
      let mixed = 0
      const corner = (part.y + row * pitch) * stride + part.x + column * pitch
      for (let y = 0; y < pitch; y += 1) {
        const one = corner + y * stride + firsts[y]!
        const fall = data[one + stride + 1]! - data[one]!
        const rise = data[one + 1]! - data[one + stride]!
        const two = one + apart
        const fallToo = data[two + stride + 1]! - data[two]!
        const riseToo = data[two + 1]! - data[two + stride]!
        falling += fall * fall + fallToo * fallToo
        rising += rise * rise + riseToo * riseToo
        mixed += fall * rise + fallToo * riseToo
      }
      // gx = (fall + rise) / 2 and gy = (fall − rise) / 2.
      const block = row * columns + column
      energy[block] = (falling + rising) / 2
      cosine[block] = mixed
      sine[block] = (falling - rising) / 2
    }
  }
  const middle = (pitch - 1) / 2 + 0.5
  return {
    ...{ columns, rows, pitch, area: samples },
    ...{ left: part.x + middle, top: part.y + middle, energy, cosine, sine },
  }
}
