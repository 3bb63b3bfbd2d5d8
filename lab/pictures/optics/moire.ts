import type { Surface } from '../scenes/surface.ts'
import type { Size } from './expose.ts'
import type { View } from './view.ts'

export interface Moire {
  /** How much of the light the gaps between the screen's pixels take, 0 … 1, as the sensor sees it. */
  readonly depth: number
  /** The screen's pixels for each pixel of the sensor, in the middle: near 1 the beats are widest. */
  readonly pixelsPerPixel: number
  readonly pixelsPerTexel: number
}

/**
 * The screen's grid of pixels under the sensor's own. The sensor looks at points of it, so what is finer than its pixels
 * comes back as waves.
 */
export function addMoire(
  light: Float32Array,
  { width, height }: Size,
  surface: Surface,
  view: View,
  { depth, pixelsPerPixel, pixelsPerTexel }: Moire,
): void {
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
  const turns = 2 * Math.PI * pixelsPerPixel * pixelsPerTexel
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const w = 1 / (m6 * x + m7 * y + m8)
      const u = (m0 * x + m1 * y + m2) * w
      const v = (m3 * x + m4 * y + m5) * w
      if (u < 0 || v < 0 || u >= surface.width || v >= surface.height) continue
      const wave = (Math.cos(turns * u) + Math.cos(turns * v)) / 2
      light[y * width + x]! *= 1 + depth * wave
    }
  }
}
