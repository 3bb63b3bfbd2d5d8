import { clip, type LuminanceFrame, type Region } from '../../frame/luminance-frame.ts'

/** The structure tensors of a frame's square blocks: the changes of brightness, summed over each block. */
export interface BlockTensors {
  readonly columns: number
  readonly rows: number
  /** Distance from one block to the next, in pixels. */
  readonly pitch: number
  /** The number of pixels of a block that are summed. */
  readonly area: number
  /** The centre of the first block, in pixels of the frame. */
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
 * For each row of a block, the column of its first summed pixel; the second lies four columns further. A quarter of the pixels is
 * enough, two in each row and column. With every second row or column instead, all edges of an upright code could be missed.
 */
const firsts = [0, 2, 1, 3, 0, 2, 1, 3] as const
const apart = 4
const samples = 2 * pitch

/**
 * The tensors of a region, or of the whole frame. The differences are those of the two diagonals of 2 × 2 pixels: unlike
 * differences over three pixels, they detect bars that are little wider than one pixel.
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
