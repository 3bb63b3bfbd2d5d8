import type { BlockTensors } from './block-tensors.ts'
import type { Region } from '../../frame/luminance-frame.ts'
import { type StripedBlocks, stripedBlocks } from './striped-blocks.ts'

/** Blocks side by side in which all edges run the same way. */
export interface BarRegion {
  readonly blocks: readonly number[]
  /** The way across the bars, as the cosine and the sine of twice its angle, weighted by the energy. */
  readonly cosine: number
  readonly sine: number
}

/** How far a block's bars may be turned against those of its region: cos of twice 20°. */
const leastAgreement = Math.cos((2 * 20 * Math.PI) / 180)
/** A block with less of its region's mean energy is of another thing: bars do not run on into the table's grain. */
const leastShare = 0.08
/** Bars narrower than this are none that can be read. */
const leastBlocks = 12

/** Where in the frame parallel edges lie close together. A plain frame has no such place, and is done with here. */
export function barRegions(tensors: BlockTensors, within: Region): BarRegion[] {
  const striped = stripedBlocks(tensors, within)
  const regions: BarRegion[] = []
  for (const seed of strongestFirst(striped)) {
    if (!striped.isStriped[seed]) continue
    const region = grow(striped, seed, tensors)
    if (region.blocks.length >= leastBlocks) regions.push(region)
  }
  return regions
}

/** Takes a region's blocks out of the striped ones. */
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
    const least = (leastShare * allEnergy) / (next + 1)
    const agreed = leastAgreement * Math.sqrt(allCosine * allCosine + allSine * allSine)
    // No striped block lies at the frame's edge, so all eight around it are there.
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

/** By powers of two, which is as exact as it needs to be, and quick. */
function strongestFirst({ blocks, energy }: StripedBlocks): number[] {
  const byPower: number[][] = []
  for (const block of blocks) {
    const power = 31 - Math.clz32(energy[block]!)
    ;(byPower[power] ??= []).push(block)
  }
  return byPower.toReversed().flat()
}
