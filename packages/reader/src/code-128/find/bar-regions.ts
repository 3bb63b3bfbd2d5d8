import type { BlockTensors } from './block-tensors.ts'
import type { Region } from '../../frame/luminance-frame.ts'
import { type StripedBlocks, stripedBlocks } from './striped-blocks.ts'

/** Adjacent blocks in which all edges have the same direction. */
export interface BarRegion {
  readonly blocks: readonly number[]
  /** The direction across the bars, as cosine and sine of twice its angle, weighted by the energy. */
  readonly cosine: number
  readonly sine: number
}

/** A block's bars may deviate from its region's by at most 20°: cosine of twice that angle. */
const minAgreement = Math.cos((2 * 20 * Math.PI) / 180)
/** A block with a smaller share of its region's mean energy belongs to something else, for example a table's grain beside the bars. */
const minShare = 0.08
/** Regions of fewer blocks are too small to be read. */
const minBlocks = 12

/** The regions of a frame with parallel edges close together. A plain frame has none and costs nothing more. */
export function barRegions(tensors: BlockTensors, within: Region): BarRegion[] {
  const striped = stripedBlocks(tensors, within)
  const regions: BarRegion[] = []
  for (const seed of strongestFirst(striped)) {
    if (!striped.isStriped[seed]) continue
    const region = grow(striped, seed, tensors)
    if (region.blocks.length >= minBlocks) regions.push(region)
  }
  return regions
}

/** Grows a region from one block and takes its blocks out of the striped ones. */
function grow(
  { isStriped, energy, cosine, sine }: StripedBlocks,
  seed: number,
  { columns }: BlockTensors,
): BarRegion {
  const blocks = [seed]
  isStriped[seed] = 0
  let allCosine = 0
  let allSine = 0
  let allEnergy = 0
  for (let next = 0; next < blocks.length; next += 1) {
    const block = blocks[next]!
    allCosine += cosine[block]!
    allSine += sine[block]!
    allEnergy += energy[block]!
    const least = (minShare * allEnergy) / (next + 1)
    const agreed = minAgreement * Math.sqrt(allCosine * allCosine + allSine * allSine)
    // No striped block lies at the frame's edge, so all eight neighbours exist.
    for (let above = block - columns; above <= block + columns; above += columns) {
      for (let other = above - 1; other <= above + 1; other += 1) {
        if (!isStriped[other] || energy[other]! < least) continue
        const [x, y] = [cosine[other]!, sine[other]!]
        if (x * allCosine + y * allSine < agreed * Math.sqrt(x * x + y * y)) continue
        isStriped[other] = 0
        blocks.push(other)
      }
    }
  }
  return { blocks, cosine: allCosine, sine: allSine }
}

/** Sorts the blocks by energy, in steps of powers of two. That is exact enough, and fast. */
function strongestFirst({ blocks, energy }: StripedBlocks): number[] {
  const byPower: number[][] = []
  for (const block of blocks) {
    const power = 31 - Math.clz32(energy[block]!)
    ;(byPower[power] ??= []).push(block)
  }
  return byPower.toReversed().flat()
}
