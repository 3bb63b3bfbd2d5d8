import type { Point } from '../../frame/luminance-frame.ts'

/**
 * Where the bars run. `u` goes across them and `v` along, in pixels; the bar that crosses the base line at `u` runs with
 * the slope `slope + fan · u` against the `v` axis. Such lines meet in one point, as parallel ones do in perspective.
 */
export interface BarPencil {
  readonly origin: Point
  /** Unit vector across the bars; along them is a quarter turn on. */
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

/** The same lines from a base line that is turned by so much: they meet where they met. */
export function leanedPencil({ origin, across, slope, fan }: BarPencil, lean: number): BarPencil {
  const [sin, cos] = [Math.sin(lean), Math.cos(lean)]
  return {
    origin,
    across: { x: across.x * cos - across.y * sin, y: across.y * cos + across.x * sin },
    slope: (slope * cos + sin) / (cos - slope * sin),
    fan: fan / (cos - slope * sin),
  }
}
