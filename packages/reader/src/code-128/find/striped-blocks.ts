import type { BlockTensors } from './block-tensors.ts'
import type { Region } from '../../frame/luminance-frame.ts'

/** The blocks whose edges all have one direction, and their smoothed tensors. */
export interface StripedBlocks {
  readonly isStriped: Uint8Array
  /** The indices of the striped blocks. */
  readonly blocks: readonly number[]
  readonly energy: Float32Array
  readonly cosine: Float32Array
  readonly sine: Float32Array
}

/** A block with a smaller mean squared gradient is plain. */
const minEnergy = 6
/** Coherence from 0 (edges in all directions) to 1 (in one only): of the energy above the noise, and of all energy. */
const minCoherence = 0.4
const minNoisyCoherence = 0.2
/** The plainest fifth of a frame shows its noise. A sample of `noiseBlocks` blocks is enough to measure it. */
const noisePart = 0.2
const noiseBlocks = 400

/**
 * Finds the striped blocks by the mean of 3 × 3 blocks: a wide space has no edges of its own, and noise has edges in all directions.
 * Most blocks of a frame are plain, and only their energy is computed.
 */
export function stripedBlocks(tensors: BlockTensors, within: Region): StripedBlocks {
  const { columns, rows, pitch } = tensors
  const energy = meansOfNine(tensors.energy, columns)
  const cosine = new Float32Array(columns * rows)
  const sine = new Float32Array(columns * rows)
  const isStriped = new Uint8Array(columns * rows)
  const blocks: number[] = []
  const noise = noiseOf(energy)
  const minOfAll = minEnergy * tensors.area
  const at = (pixel: number, start: number): number => Math.round((pixel - start) / pitch)
  const firstColumn = Math.max(1, at(within.x, tensors.left))
  const lastColumn = Math.min(columns - 2, at(within.x + within.width, tensors.left))
  const firstRow = Math.max(1, at(within.y, tensors.top))
  const lastRow = Math.min(rows - 2, at(within.y + within.height, tensors.top))
  for (let row = firstRow; row <= lastRow; row += 1) {
    for (let block = row * columns + firstColumn; block <= row * columns + lastColumn; block += 1) {
      const all = energy[block]!
      if (all < minOfAll) continue
      const [x, y] = [
        meanOfNine(tensors.cosine, block, columns),
        meanOfNine(tensors.sine, block, columns),
      ]
      const oneWay = x * x + y * y
      const least = Math.max(minNoisyCoherence * all, minCoherence * (all - noise))
      if (oneWay < least * least) continue
      isStriped[block] = 1
      cosine[block] = x
      sine[block] = y
      blocks.push(block)
    }
  }
  return { isStriped, blocks, energy, cosine, sine }
}

/** The means of 3 × 3 blocks. The values at the frame's edge are meaningless. */
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

/** The mean of a block and its eight neighbours. The block must not lie at the frame's edge. */
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
