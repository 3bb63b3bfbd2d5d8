import type { Point } from '../../frame/luminance-frame.ts'

/**
 * The lines along which the bars run. `u` goes across the bars and `v` along them, in pixels. The bar that crosses the base line at `u`
 * has the slope `slope + fan · u` against the `v` axis. All lines meet in one point, as parallels do in perspective.
 */
export interface BarPencil {
  readonly origin: Point
  /** Unit vector across the bars. A quarter turn further it points along them. */
  readonly across: Point
  readonly slope: number
  readonly fan: number
}

export function pointAt({ origin, across, slope, fan }: BarPencil, u: number, v: number): Point {
  const shifted = u + (slope + fan * u) * v
  return {
    x: origin.x + shifted * across.x - v * across.y,
    y: origin.y + shifted * across.y + v * across.x,
  }
}

/** The same lines with the base line turned by `lean`. They still meet in the same point. */
export function leanedPencil({ origin, across, slope, fan }: BarPencil, lean: number): BarPencil {
  const [sin, cos] = [Math.sin(lean), Math.cos(lean)]
  return {
    origin,
    across: { x: across.x * cos - across.y * sin, y: across.y * cos + across.x * sin },
    slope: (slope * cos + sin) / (cos - slope * sin),
    fan: fan / (cos - slope * sin),
  }
}
