import { blur } from './blur.ts'
import type { Size } from './expose.ts'

/** A screen protector: scratched or matt plastic between the screen and the camera. */
export interface Protector {
  /** Share of the light that it scatters over its surroundings, 0 … 1. */
  readonly haze: number
  /** Light of the room that it throws back, where a white screen is 1. */
  readonly veil: number
}

/** Pixels along the side of a block: what is scattered has no detail. */
const side = 16

/** Bright surroundings shine into the dark modules, and the room's light lies over all. */
export function addProtector(light: Float32Array, size: Size, { haze, veil }: Protector): void {
  const across = Math.ceil(size.width / side)
  const down = Math.ceil(size.height / side)
  const scattered = blockMeans(light, size, across, down)
  blur(scattered, { width: across, height: down }, size.height / 160)
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const at = y * size.width + x
      const around = between(scattered, across, down, x / side - 0.5, y / side - 0.5)
      light[at] = light[at]! * (1 - haze) + around * haze + veil
    }
  }
}

function blockMeans(light: Float32Array, size: Size, across: number, down: number): Float32Array {
  const means = new Float32Array(across * down)
  const counts = new Float32Array(across * down)
  for (let at = 0; at < light.length; at += 1) {
    const [x, y] = [at % size.width, Math.floor(at / size.width)]
    const block = Math.floor(y / side) * across + Math.floor(x / side)
    means[block]! += light[at]!
    counts[block]! += 1
  }
  return means.map((sum, block) => sum / counts[block]!)
}

/** Between the middles of four blocks, so that no block is seen. */
function between(
  means: Float32Array,
  ...[across, down, x, y]: [number, number, number, number]
): number {
  const [u, v] = [Math.min(across - 1, Math.max(0, x)), Math.min(down - 1, Math.max(0, y))]
  const [left, top] = [Math.floor(u), Math.floor(v)]
  const [right, bottom] = [Math.min(across - 1, left + 1), Math.min(down - 1, top + 1)]
  const mean = (column: number, row: number) => means[row * across + column]!
  const above = mean(left, top) * (left + 1 - u) + mean(right, top) * (u - left)
  const below = mean(left, bottom) * (left + 1 - u) + mean(right, bottom) * (u - left)
  return above * (top + 1 - v) + below * (v - top)
}
