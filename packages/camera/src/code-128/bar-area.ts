import type { BarPencil } from './bar-pencil.ts'
import type { BarRegion } from './bar-regions.ts'
import type { BlockTensors } from './block-tensors.ts'

/** What a region covers. */
export interface BarArea {
  readonly pencil: BarPencil
  readonly fromU: number
  readonly toU: number
  readonly fromV: number
  readonly toV: number
}

/** Blocks with less of the mean energy lie at the rim, where the smoothing brought them in. */
const rimEnergy = 0.15

/** The bars of a region by least squares over its blocks; none where it is only the rim of others. */
export function barArea(tensors: BlockTensors, region: BarRegion): BarArea | undefined {
  const angle = Math.atan2(region.sine, region.cosine) / 2
  const across = { x: Math.cos(angle), y: Math.sin(angle) }
  const placed = region.blocks.map((block) => {
    const column = block % tensors.columns
    const row = (block - column) / tensors.columns
    return {
      x: tensors.left + column * tensors.pitch,
      y: tensors.top + row * tensors.pitch,
      energy: tensors.energy[block]!,
      block,
    }
  })
  const total = placed.reduce((sum, { energy }) => sum + energy, 0)
  if (total === 0) return undefined
  const origin = {
    x: placed.reduce((sum, { x, energy }) => sum + x * energy, 0) / total,
    y: placed.reduce((sum, { y, energy }) => sum + y * energy, 0) / total,
  }
  const least = (rimEnergy * total) / placed.length
  let [s0, s1, s2, t0, t1] = [0, 0, 0, 0, 0]
  const us: number[] = []
  const vs: number[] = []
  for (const { x, y, energy, block } of placed) {
    const u = (x - origin.x) * across.x + (y - origin.y) * across.y
    const v = (y - origin.y) * across.x - (x - origin.x) * across.y
    if (energy >= least) {
      us.push(u)
      vs.push(v)
    }
    // The block's tensor in axes of u and v.
    const cosine = tensors.cosine[block]!
    const sine = tensors.sine[block]!
    const turn = 2 * angle
    const uu = (energy + cosine * Math.cos(turn) + sine * Math.sin(turn)) / 2
    const uv = (sine * Math.cos(turn) - cosine * Math.sin(turn)) / 2
    s0 += uu
    s1 += uu * u
    s2 += uu * u * u
    t0 -= uv
    t1 -= uv * u
  }
  const determinant = s0 * s2 - s1 * s1
  const solved = determinant > 1e-6 * s0 * s2
  const fan = solved ? (s0 * t1 - s1 * t0) / determinant : 0
  const slope = solved ? (s2 * t0 - s1 * t1) / determinant : 0
  const half = tensors.pitch / 2
  const rows = fullRows(vs, tensors.pitch)
  const rowUs = us.filter((_, at) => vs[at]! >= rows.from && vs[at]! <= rows.to)
  return {
    pencil: { origin, across, slope, fan },
    fromU: Math.min(...rowUs) - half,
    toU: Math.max(...rowUs) + half,
    fromV: rows.from + half,
    toV: rows.to - half,
  }
}

/** A row of blocks is of the bars if so much of the longest row is in it; what else hangs on to a region is shorter. */
const leastRow = 0.6

/** Bars are as high at one end of a code as at the other: the rows of blocks about the longest that are nearly as long. */
function fullRows(vs: readonly number[], pitch: number): { from: number; to: number } {
  const first = Math.min(...vs)
  const counts = new Float32Array(Math.ceil((Math.max(...vs) - first) / pitch) + 2)
  for (const v of vs) {
    // Shared between two rows: in a slanted grid the blocks do not lie in rows of their own.
    const row = Math.floor((v - first) / pitch)
    const part = (v - first) / pitch - row
    counts[row]! += 1 - part
    counts[row + 1]! += part
  }
  const most = Math.max(...counts)
  let from = counts.indexOf(most)
  let to = from
  while (from > 0 && counts[from - 1]! >= leastRow * most) from -= 1
  while (to < counts.length - 1 && counts[to + 1]! >= leastRow * most) to += 1
  return { from: first + (from - 0.5) * pitch, to: first + (to + 0.5) * pitch }
}
