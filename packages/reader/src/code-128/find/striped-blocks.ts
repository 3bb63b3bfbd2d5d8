import type { BlockTensors } from './block-tensors.ts'
import type { Region } from '../../frame/luminance-frame.ts'

/** Which blocks have edges that all run one way, and the smoothed tensors of these blocks. */
export interface StripedBlocks {
  readonly isStriped: Uint8Array
  /** Numbers of the striped blocks. */
  readonly blocks: readonly number[]
  readonly energy: Float32Array
  readonly cosine: Float32Array
  readonly sine: Float32Array
}

/** Mean squared gradient under which a block is plain. */
const leastEnergy = 6
/** From 0 (edges in all directions) to 1 (in one only): of what is above the noise, and of all. */
const leastCoherence = 0.4
const leastNoisyCoherence = 0.2
/** The plainest fifth of a frame shows its noise. So many blocks tell. */
const noisePart = 0.2
const noiseBlocks = 400

/**
 * Each block is seen as the mean of 3 × 3: wide spaces have no edges of their own, noise has them in all directions. Most
 * blocks of a frame are plain, and cost no more than their energy.
 */
export function stripedBlocks(tensors: BlockTensors, within: Region): StripedBlocks {
  const { columns, rows, pitch } = tensors
  const energy = meansOfNine(tensors.energy, columns)
  const cosine = new Float32Array(columns * rows)
  const sine = new Float32Array(columns * rows)
  const isStriped = new Uint8Array(columns * rows)
  const blocks: number[] = []
  const noise = noiseOf(energy)
  const leastOfAll = leastEnergy * tensors.area
  const at = (pixel: number, start: number): number => Math.round((pixel - start) / pitch)
  const firstColumn = Math.max(1, at(within.x, tensors.left))
  const lastColumn = Math.min(columns - 2, at(within.x + within.width, tensors.left))
  const firstRow = Math.max(1, at(within.y, tensors.top))
  const lastRow = Math.min(rows - 2, at(within.y + within.height, tensors.top))
  for (let row = firstRow; row <= lastRow; row += 1) {
    for (let block = row * columns + firstColumn; block <= row * columns + lastColumn; block += 1) {
      const all = energy[block]!
      if (all < leastOfAll) continue
      const [x, y] = [
        meanOfNine(tensors.cosine, block, columns),
        meanOfNine(tensors.sine, block, columns),
      ]
      const oneWay = x * x + y * y
      const least = Math.max(leastNoisyCoherence * all, leastCoherence * (all - noise))
      if (oneWay < least * least) continue
      isStriped[block] = 1
      cosine[block] = x
      sine[block] = y
      blocks.push(block)
    }
  }
  return { isStriped, blocks, energy, cosine, sine }
}

/** Over 3 × 3 blocks; at the frame's edge nothing of use. */
function meansOfNine(values: Float32Array, columns: number): Float32Array {
  const means = new Float32Array(values.length)
  let [before, here] = [0, 0]
  for (let next = columns; next < values.length - columns; next += 1) {
    const after = values[next - columns]! + values[next]! + values[next + columns]!
    means[next - 1] = (before + here + after) * (1 / 9)
    before = here
    here = after
  }
  return means
}

/** Of a block that does not lie at the frame's edge, with the eight around it. */
function meanOfNine(values: Float32Array, block: number, columns: number): number {
  let sum = 0
  for (let middle = block - columns; middle <= block + columns; middle += columns) {
    sum += values[middle - 1]! + values[middle]! + values[middle + 1]!
  }
  return sum * (1 / 9)
}

function noiseOf(energy: Float32Array): number {
  const some = new Float32Array(noiseBlocks)
  for (let at = 0; at < noiseBlocks; at += 1) {
    some[at] = energy[Math.floor((at * energy.length) / noiseBlocks)] ?? 0
  }
  return some.toSorted()[Math.floor(noisePart * noiseBlocks)]!
}
