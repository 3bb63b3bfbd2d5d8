import type { Surface } from '../scenes/surface.ts'
import { blockSide, flatBlocks } from './flat-blocks.ts'
import type { View } from './view.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** How far the surface moves in the frame while the shutter is open, in pixels. */
export type Path = readonly [x: number, y: number]

/** How far the surface has moved when a row is read, px; in the middle row it is where the pose says. */
export type RowShift = (row: number) => readonly [x: number, y: number]

/**
 * Adds the surface to the light on the sensor. Each pixel is the mean of points spread over it and, a little, over its
 * neighbours, as a lens does it; when the surface moves, over its path, too.
 *
 * @param lightOfTone what each of the surface's 256 tones sends to the camera
 * @param rowShift for a rolling shutter; without it all rows are read at once
 */
export function expose(
  light: Float32Array,
  { width, height }: Size,
  surface: Surface,
  view: View,
  lightOfTone: Float32Array,
  path: Path = [0, 0],
  rowShift: RowShift = () => [0, 0],
): void {
  const { tones, width: texels, height: rows } = surface
  const count = Math.hypot(...path) > 1 ? 32 : 16
  const spread = spreadOf(count, path)
  const widest = spread.reduce((most, away) => Math.max(most, Math.abs(away)), 0)
  const { across, flat } = flatBlocks(surface)
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = view.toTexel as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const reach = Math.ceil(1 + Math.hypot(...path) / 2)
  const corners = view.cornersOf([
    [0, 0],
    [texels, 0],
    [texels, rows],
    [0, rows],
  ])
  const ys = corners.map(([, y]) => y)
  const farthestRow = Math.ceil(Math.max(...[0, height].map((row) => Math.abs(rowShift(row)[1]))))
  const top = Math.max(0, Math.floor(Math.min(...ys)) - reach - farthestRow)
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...ys)) + reach + farthestRow)
  for (let y = top; y <= bottom; y += 1) {
    const [shiftX, shiftY] = rowShift(y)
    const [from, to] = spanOf(corners, y - shiftY, reach)
    const [first, last] = [
      Math.max(0, Math.floor(from + shiftX)),
      Math.min(width - 1, Math.ceil(to + shiftX)),
    ]
    const py = y + 0.5 - shiftY
    for (let x = first; x <= last; x += 1) {
      const px = x + 0.5 - shiftX
      const w = 1 / (m6 * px + m7 * py + m8)
      const u = (m0 * px + m1 * py + m2) * w
      const v = (m3 * px + m4 * py + m5) * w
      const ux = (m0 - u * m6) * w
      const uy = (m1 - u * m7) * w
      const vx = (m3 - v * m6) * w
      const vy = (m4 - v * m7) * w
      const at = y * width + x
      const behind = light[at]!
      if (u >= 0 && v >= 0 && u < texels && v < rows) {
        const tone = flat[((v / blockSide) | 0) * across + ((u / blockSide) | 0)]!
        const farthest = widest * Math.max(Math.abs(ux) + Math.abs(uy), Math.abs(vx) + Math.abs(vy))
        if (tone !== 0 && farthest < blockSide) {
          if (tone > 1) light[at] = lightOfTone[tone - 1]!
          continue
        }
      }
      let sum = 0
      for (let point = 0; point < 2 * count; point += 2) {
        const dx = spread[point]!
        const dy = spread[point + 1]!
        const column = (u + dx * ux + dy * uy) | 0
        const row = (v + dx * vx + dy * vy) | 0
        const inside = column >= 0 && column < texels && row >= 0 && row < rows
        const tone = inside ? tones[row * texels + column]! : 0
        sum += tone === 0 ? behind : lightOfTone[tone]!
      }
      light[at] = sum / count
    }
  }
}

/** Where a convex shape with these corners is met by the row, and `reach` more on both sides. */
function spanOf(corners: readonly (readonly [number, number])[], y: number, reach: number) {
  let [from, to] = [Infinity, -Infinity]
  corners.forEach(([x0, y0], at) => {
    const [x1, y1] = corners[(at + 1) % corners.length]!
    const [low, high] = [
      Math.max(Math.min(y0, y1), y - reach),
      Math.min(Math.max(y0, y1), y + 1 + reach),
    ]
    if (low > high) return
    for (const cut of [low, high]) {
      const x = y1 === y0 ? x0 : x0 + ((cut - y0) / (y1 - y0)) * (x1 - x0)
      from = Math.min(from, x)
      to = Math.max(to, x)
    }
    if (y1 === y0) [from, to] = [Math.min(from, x0, x1), Math.max(to, x0, x1)]
  })
  return [Math.floor(from) - reach, Math.ceil(to) + reach] as const
}

/** A pixel and the lens before it, together a bell of this width. */
const lensSigma = 0.5

/** Points that lie in `count` different columns, rows and moments: edges of any direction come out smooth. */
function spreadOf(count: number, [pathX, pathY]: Path): Float64Array {
  const spread = new Float64Array(2 * count)
  for (let point = 0; point < count; point += 1) {
    const other = (point * (count === 16 ? 7 : 13) + 3) % count
    const moment = ((point * (count === 16 ? 11 : 19) + 5) % count) / count + 0.5 / count - 0.5
    spread[2 * point] = bell((point + 0.5) / count) * lensSigma + moment * pathX
    spread[2 * point + 1] = bell((other + 0.5) / count) * lensSigma + moment * pathY
  }
  return spread
}

/** The bell curve's value below which the share lies (Tukey's lambda, good to a hundredth). */
function bell(share: number): number {
  return (share ** 0.135 - (1 - share) ** 0.135) / 0.1975
}
