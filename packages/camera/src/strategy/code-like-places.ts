import type { BlockTensors } from '../code-128/block-tensors.ts'
import type { Region } from '../frame/luminance-frame.ts'

/** Where something looks like a code, whether or not it can be read. */
export interface CodeLikePlace {
  /** `bars` have edges in one direction only, a `grid` in two, as a QR does; what is between the two is looked at as both. */
  readonly looksLike: 'bars' | 'grid' | 'either'
  readonly region: Region
}

/** Mean squared gradient under which a block is plain: half of what the faintest bars have that can be read. */
const leastEnergy = 6
/** The plainest fifth of a frame shows its noise; a block with edges has more than so many times as much. */
const noisePart = 0.2
const overNoise = 1.7
/** From 0 (edges in all directions) to 1 (in one only), over the whole place. */
const mostCoherenceOfGrid = 0.55
const leastCoherenceOfBars = 0.3
/** Blocks on each side of the smallest QR, which has 21 modules of two pixels, and along the shortest bars. */
const leastSide = 5
const leastBarLength = 12
/** As much of the rectangle about a code has edges; a QR that stands on its corner fills half. */
const leastFill = 0.4
/** A square that is seen at 60° is twice as high as wide. */
const mostElongated = 2.4

/** What in a frame may be a code. Nothing in it is the answer to most frames, and a cheap one. */
export function codeLikePlaces(tensors: BlockTensors): CodeLikePlace[] {
  const { columns, rows, pitch, area } = tensors
  const noise = noiseOf(tensors)
  const least = Math.max(leastEnergy * area, overNoise * noise)
  const isOpen = new Uint8Array(columns * rows)
  for (let block = 0; block < isOpen.length; block += 1) {
    if (tensors.energy[block]! > least) isOpen[block] = 1
  }
  const places: CodeLikePlace[] = []
  for (let seed = 0; seed < isOpen.length; seed += 1) {
    if (!isOpen[seed]) continue
    const patch = grow(seed)
    const looksLike = kindOf(patch)
    if (!looksLike) continue
    places.push({
      looksLike,
      region: {
        x: tensors.left + (patch.left - 0.5) * pitch,
        y: tensors.top + (patch.top - 0.5) * pitch,
        width: (patch.right - patch.left + 1) * pitch,
        height: (patch.bottom - patch.top + 1) * pitch,
      },
    })
  }
  return places

  function grow(seed: number): Patch {
    const patch = { left: columns, right: 0, top: rows, bottom: 0, count: 0, coherence: 0 }
    const blocks = [seed]
    let [energy, cosine, sine] = [0, 0, 0]
    isOpen[seed] = 0
    for (let next = 0; next < blocks.length; next += 1) {
      const block = blocks[next]!
      energy += tensors.energy[block]! - noise
      cosine += tensors.cosine[block]!
      sine += tensors.sine[block]!
      const column = block % columns
      const row = (block - column) / columns
      patch.left = Math.min(patch.left, column)
      patch.right = Math.max(patch.right, column)
      patch.top = Math.min(patch.top, row)
      patch.bottom = Math.max(patch.bottom, row)
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
          const other = y * columns + x
          if (!isOpen[other]) continue
          isOpen[other] = 0
          blocks.push(other)
        }
      }
    }
    patch.count = blocks.length
    patch.coherence = Math.hypot(cosine, sine) / energy
    return patch
  }
}

/** In blocks. */
interface Patch {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly count: number
  readonly coherence: number
}

function kindOf({ left, right, top, bottom, count, coherence }: Patch) {
  const [width, height] = [right - left + 1, bottom - top + 1]
  const isSquarish = Math.max(width, height) <= mostElongated * Math.min(width, height)
  const isGrid =
    coherence <= mostCoherenceOfGrid &&
    Math.min(width, height) >= leastSide &&
    isSquarish &&
    count >= leastFill * width * height
  const isBars = coherence >= leastCoherenceOfBars && Math.hypot(width, height) >= leastBarLength
  if (isGrid && isBars) return 'either'
  return isGrid ? 'grid' : isBars ? 'bars' : undefined
}

function noiseOf({ energy, area }: BlockTensors): number {
  // Of every seventh block: sorting them all would cost more than all the rest.
  const some = energy.filter((_, block) => block % 7 === 0).toSorted()
  return some[Math.floor(noisePart * some.length)] ?? area
}
