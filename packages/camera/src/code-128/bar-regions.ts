import type { BlockTensors } from './block-tensors.ts'
import type { Region } from '../frame/luminance-frame.ts'

/** Blocks side by side in which all edges run the same way. */
export interface BarRegion {
  readonly blocks: readonly number[]
  /** The way across the bars, as the cosine and the sine of twice its angle, weighted by the energy. */
  readonly cosine: number
  readonly sine: number
}

/** Mean squared gradient under which a block is plain. */
const leastEnergy = 6
/** From 0 (edges in all directions) to 1 (in one only): of what is above the noise, and of all. */
const leastCoherence = 0.4
const leastNoisyCoherence = 0.16
/** The plainest fifth of a frame shows its noise. */
const noisePart = 0.2
/** How far a block's bars may be turned against those of its region: cos of twice 20°. */
const leastAgreement = Math.cos((2 * 20 * Math.PI) / 180)
/** A block with less of its region's mean energy is of another thing: bars do not run on into the table's grain. */
const leastShare = 0.08
/** Bars narrower than this are none that can be read. */
const leastBlocks = 12

/** Where in the frame parallel edges lie close together. A plain frame has no such place, and is done with here. */
export function barRegions(tensors: BlockTensors, within: Region): BarRegion[] {
  const { columns, rows } = tensors
  const energy = smooth(tensors.energy, columns, rows)
  const cosine = smooth(tensors.cosine, columns, rows)
  const sine = smooth(tensors.sine, columns, rows)
  const noise = energy.toSorted()[Math.floor(noisePart * energy.length)] ?? 0
  const isOpen = new Uint8Array(columns * rows)
  const first = { column: blockOf(within.x, tensors.left), row: blockOf(within.y, tensors.top) }
  const last = {
    column: Math.min(columns - 1, blockOf(within.x + within.width, tensors.left)),
    row: Math.min(rows - 1, blockOf(within.y + within.height, tensors.top)),
  }
  for (let row = Math.max(0, first.row); row <= last.row; row += 1) {
    for (let column = Math.max(0, first.column); column <= last.column; column += 1) {
      const block = row * columns + column
      const all = energy[block]!
      const least = Math.max(leastNoisyCoherence * all, leastCoherence * (all - noise))
      if (all < leastEnergy * tensors.area) continue
      const oneWay = cosine[block]! ** 2 + sine[block]! ** 2
      if (oneWay >= least ** 2) isOpen[block] = 1
    }
  }
  const regions: BarRegion[] = []
  for (const seed of strongestFirst(energy, isOpen)) {
    if (!isOpen[seed]) continue
    const region = grow(seed)
    if (region.blocks.length >= leastBlocks) regions.push(region)
  }
  return regions

  function blockOf(pixel: number, start: number): number {
    return Math.round((pixel - start) / tensors.pitch)
  }

  function grow(seed: number): BarRegion {
    const blocks = [seed]
    isOpen[seed] = 0
    let allCosine = 0
    let allSine = 0
    let allEnergy = 0
    for (let next = 0; next < blocks.length; next += 1) {
      const block = blocks[next]!
      allCosine += cosine[block]!
      allSine += sine[block]!
      allEnergy += energy[block]!
      const least = (leastShare * allEnergy) / (next + 1)
      const length = Math.hypot(allCosine, allSine)
      const column = block % columns
      const row = (block - column) / columns
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
          const other = y * columns + x
          if (!isOpen[other] || energy[other]! < least) continue
          const along = cosine[other]! * allCosine + sine[other]! * allSine
          const agreed = leastAgreement * length * Math.hypot(cosine[other]!, sine[other]!)
          if (along < agreed) continue
          isOpen[other] = 0
          blocks.push(other)
        }
      }
    }
    return { blocks, cosine: allCosine, sine: allSine }
  }
}

/** By powers of two, which is as exact as it needs to be, and quick. */
function strongestFirst(energy: Float32Array, isOpen: Uint8Array): number[] {
  const byPower: number[][] = []
  for (let block = 0; block < isOpen.length; block += 1) {
    if (isOpen[block])
      (byPower[Math.max(0, Math.floor(Math.log2(energy[block]!)))] ??= []).push(block)
  }
  return byPower.toReversed().flat()
}

/** Sums over 3 × 3 blocks, as means of them: wide spaces have no edges of their own, noise has them in all directions. */
function smooth(values: Float32Array, columns: number, rows: number): Float32Array {
  const across = new Float32Array(values.length)
  const result = new Float32Array(values.length)
  for (let row = 0; row < rows; row += 1) {
    const start = row * columns
    for (let column = 1; column < columns - 1; column += 1) {
      const at = start + column
      across[at] = values[at - 1]! + values[at]! + values[at + 1]!
    }
  }
  for (let at = columns; at < values.length - columns; at += 1) {
    result[at] = (across[at - columns]! + across[at]! + across[at + columns]!) / 9
  }
  return result
}
