import { type BarPencil, leanedPencil } from './bar-pencil.ts'
import type { BarRegion } from './bar-regions.ts'
import type { BlockTensors } from './block-tensors.ts'
import { fullRows } from './full-rows.ts'

/** The area that a region's bars cover. */
export interface BarArea {
  readonly pencil: BarPencil
  readonly fromU: number
  readonly toU: number
  readonly fromV: number
  readonly toV: number
  /** Sum over the region's blocks. */
  readonly energy: number
}

/** Blocks with a smaller share of the mean energy are the rim that smoothing added. */
const rimEnergy = 0.15
/**
 * Limits of the lean, in pixels sideways per pixel along. A smaller lean is ignored: a reflection on a corner causes as much. A larger
 * lean has no readable code: such a region is longer along its bars than across them.
 */
const minLean = 0.12
const maxLean = 0.9

/** Fits the bars of a region by least squares over its blocks; `undefined` where the region is only the rim of others. */
export function barArea(tensors: BlockTensors, region: BarRegion): BarArea | undefined {
  const { left, top, pitch, columns, energy } = tensors
  const { blocks } = region
  const turn = Math.atan2(region.sine, region.cosine)
  const [cosTurn, sinTurn] = [Math.cos(turn), Math.sin(turn)]
  const across = { x: Math.cos(turn / 2), y: Math.sin(turn / 2) }
  let [total, sumX, sumY] = [0, 0, 0]
  for (const block of blocks) {
    const column = block % columns
    total += energy[block]!
    sumX += column * energy[block]!
    sumY += ((block - column) / columns) * energy[block]!
  }
  if (total === 0) return undefined
  const origin = { x: left + (pitch * sumX) / total, y: top + (pitch * sumY) / total }
  const least = (rimEnergy * total) / blocks.length
  const us = new Float32Array(blocks.length)
  const vs = new Float32Array(blocks.length)
  let count = 0
  let [s0, s1, s2, t0, t1] = [0, 0, 0, 0, 0]
  for (const block of blocks) {
    const column = block % columns
    const x = left + column * pitch - origin.x
    const y = top + ((block - column) / columns) * pitch - origin.y
    const u = x * across.x + y * across.y
    if (energy[block]! >= least) {
      us[count] = u
      vs[count] = y * across.x - x * across.y
      count += 1
    }
    // The block's tensor in the axes u and v.
    const [cosine, sine] = [tensors.cosine[block]!, tensors.sine[block]!]
    const uu = (energy[block]! + cosine * cosTurn + sine * sinTurn) / 2
    const uv = (sine * cosTurn - cosine * sinTurn) / 2
    s0 += uu
    s1 += uu * u
    s2 += uu * u * u
    t0 -= uv
    t1 -= uv * u
  }
  const determinant = s0 * s2 - s1 * s1
  const isSolved = determinant > 1e-6 * s0 * s2
  const fan = isSolved ? (s0 * t1 - s1 * t0) / determinant : 0
  const slope = isSolved ? (s2 * t0 - s1 * t1) / determinant : 0
  const lean = leanOf(us, vs, count)
  const [sin, cos] = [Math.sin(lean), Math.cos(lean)]
  for (let at = 0; at < count; at += 1) {
    const [u, v] = [us[at]!, vs[at]!]
    us[at] = u * cos + v * sin
    vs[at] = v * cos - u * sin
  }
  const rows = fullRows(vs.subarray(0, count), pitch)
  let [fromU, toU] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = 0; at < count; at += 1) {
    if (vs[at]! < rows.from || vs[at]! > rows.to) continue
    fromU = Math.min(fromU, us[at]!)
    toU = Math.max(toU, us[at]!)
  }
  return {
    pencil: leanedPencil({ origin, across, slope, fan }, lean),
    fromU: fromU - pitch / 2,
    toU: toU + pitch / 2,
    fromV: rows.from + pitch / 2,
    toV: rows.to - pitch / 2,
    energy: total,
  }
}

/** The angle between the region's long axis and the direction across its bars. A tilted phone causes it. */
function leanOf(us: Float32Array, vs: Float32Array, count: number): number {
  let [sumU, sumV, sumUU, sumUV] = [0, 0, 0, 0]
  for (let at = 0; at < count; at += 1) {
    sumU += us[at]!
    sumV += vs[at]!
    sumUU += us[at]! * us[at]!
    sumUV += us[at]! * vs[at]!
  }
  const spread = sumUU - (sumU * sumU) / count
  const lean = spread > 0 ? (sumUV - (sumU * sumV) / count) / spread : 0
  return Math.abs(lean) < minLean || Math.abs(lean) > maxLean ? 0 : Math.atan(lean)
}
