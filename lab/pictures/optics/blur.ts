import type { Size } from './expose.ts'

/** A lens out of focus: every point becomes a bell of this width, in pixels. */
export function blur(light: Float32Array, { width, height }: Size, sigma: number): void {
  const reach = Math.ceil(sigma * 2.8)
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  )
  const total = kernel.reduce((sum, value) => sum + value, 0)
  kernel.forEach((value, at) => (kernel[at] = value / total))

  const row = new Float32Array(width + 2 * reach)
  for (let y = 0; y < height; y += 1) {
    const start = y * width
    row.fill(light[start]!, 0, reach)
    row.set(light.subarray(start, start + width), reach)
    row.fill(light[start + width - 1]!, reach + width)
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      for (let at = 0; at < kernel.length; at += 1) sum += kernel[at]! * row[x + at]!
      light[start + x] = sum
    }
  }
  const source = light.slice()
  light.fill(0)
  for (let y = 0; y < height; y += 1) {
    for (let at = 0; at < kernel.length; at += 1) {
      const from = Math.min(height - 1, Math.max(0, y + at - reach)) * width
      const weight = kernel[at]!
      for (let x = 0; x < width; x += 1) light[y * width + x]! += weight * source[from + x]!
    }
  }
}
