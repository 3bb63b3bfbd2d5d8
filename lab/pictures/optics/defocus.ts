import type { Size } from './expose.ts'

/** A lens focused on another distance: every point becomes a disc of this radius, px. */
export function defocus(light: Float32Array, { width, height }: Size, radius: number): void {
  const reach = Math.floor(radius + 0.5)
  // Half the disc's width in each row above and below its centre.
  const halves = Float64Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.sqrt(Math.max(0.25, (radius + 0.5) ** 2 - (at - reach) ** 2)),
  )
  const area = halves.reduce((sum, half) => sum + 2 * half, 0)
  const sums = runningSums(light, width, height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      for (let at = 0; at < halves.length; at += 1) {
        const row = Math.min(height - 1, Math.max(0, y + at - reach)) * (width + 1)
        const half = halves[at]!
        sum += upTo(sums, row, width, x + 0.5 + half) - upTo(sums, row, width, x + 0.5 - half)
      }
      light[y * width + x] = sum / area
    }
  }
}

/** For each row the light left of each pixel, one more than there are pixels. */
function runningSums(light: Float32Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      sums[y * (width + 1) + x + 1] = sums[y * (width + 1) + x]! + light[y * width + x]!
    }
  }
  return sums
}

/** The light left of a place between pixels; beyond the frame its edge goes on. */
function upTo(sums: Float64Array, row: number, width: number, x: number): number {
  const at = Math.min(width - 1, Math.max(0, Math.floor(x)))
  const before = sums[row + at]!
  return before + (x - at) * (sums[row + at + 1]! - before)
}
