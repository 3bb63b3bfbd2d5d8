import type { BlockTensors } from '../code-128/find/block-tensors.ts'
import type { Region } from '../frame/luminance-frame.ts'

/** Where in a frame edges lie together. */
export interface EdgedGroups {
  /** Numbers of the blocks of each group that is large enough for a symbol. */
  readonly groups: readonly (readonly number[])[]
  /** The upright rectangle about all groups, with room about it; `undefined` where there is none. */
  readonly box: Region | undefined
  /** Energy of a block in which there is only noise. */
  readonly noise: number
}

/** Mean squared gradient under which a block is plain. */
const leastEnergy = 6
/** The plainest fifth of a frame shows its noise; a block with edges has so many times as much. So many blocks tell. */
const noisePart = 0.2
const overNoise = 1.7
const noiseBlocks = 700
/** A symbol of 40 × 40 pixels has 25; of chance blocks of noise hardly ever ten hang together. */
const leastBlocks = 20
/** In blocks. Half an edge's block may be plain, and a symbol keeps a little of its quiet zone. */
const roomAbout = 3
/**
 * In pixels: the box begins where a block of ZXing's binarizer does, 8 × 8 pixels at half size, so that it sees the same as in
 * the whole frame. Otherwise of 38 QR in the hardest pictures five were read in one and not in the other.
 */
const grid = 16

/** A plain frame has no group, and is done with here. */
export function edgedGroups(tensors: BlockTensors): EdgedGroups {
  const noise = noiseOf(tensors)
  const isOpen = edgedBlocks(tensors, noise)
  const groups: number[][] = []
  for (let seed = 0; seed < isOpen.length; seed += 1) {
    if (!isOpen[seed]) continue
    const blocks = grow(isOpen, seed, tensors.columns)
    if (blocks.length >= leastBlocks) groups.push(blocks)
  }
  return { groups, box: boxAbout(groups, tensors), noise }
}

function edgedBlocks({ energy, area }: BlockTensors, noise: number): Uint8Array {
  const least = Math.max(leastEnergy * area, overNoise * noise)
  const isOpen = new Uint8Array(energy.length)
  for (let block = 0; block < isOpen.length; block += 1)
    if (energy[block]! > least) isOpen[block] = 1
  return isOpen
}

/** Takes the blocks that hang together with one out of the open ones. */
function grow(isOpen: Uint8Array, seed: number, columns: number): number[] {
  const blocks = [seed]
  isOpen[seed] = 0
  for (let next = 0; next < blocks.length; next += 1) {
    const block = blocks[next]!
    const column = block % columns
    for (let above = block - columns; above <= block + columns; above += columns) {
      for (let aside = -1; aside <= 1; aside += 1) {
        const other = above + aside
        if (!isOpen[other] || column + aside < 0 || column + aside >= columns) continue
        isOpen[other] = 0
        blocks.push(other)
      }
    }
  }
  return blocks
}

function boxAbout(
  groups: readonly (readonly number[])[],
  { columns, left, top, pitch }: BlockTensors,
): Region | undefined {
  if (groups.length === 0) return undefined
  let [first, last, highest, lowest] = [columns, 0, Number.POSITIVE_INFINITY, 0]
  for (const blocks of groups) {
    for (const block of blocks) {
      const column = block % columns
      const row = (block - column) / columns
      first = Math.min(first, column)
      last = Math.max(last, column)
      highest = Math.min(highest, row)
      lowest = Math.max(lowest, row)
    }
  }
  const floor = (pixel: number): number => Math.floor(pixel / grid) * grid
  const x = floor(left + (first - 0.5 - roomAbout) * pitch)
  const y = floor(top + (highest - 0.5 - roomAbout) * pitch)
  return {
    ...{ x, y },
    width: -floor(-(left + (last + 0.5 + roomAbout) * pitch)) - x,
    height: -floor(-(top + (lowest + 0.5 + roomAbout) * pitch)) - y,
  }
}

function noiseOf({ energy, area }: BlockTensors): number {
  const step = Math.max(1, Math.floor(energy.length / noiseBlocks))
  const some = new Float32Array(Math.ceil(energy.length / step))
  for (let at = 0; at < some.length; at += 1) some[at] = energy[at * step]!
  some.sort()
  return some[Math.floor(noisePart * some.length)] ?? area
}
