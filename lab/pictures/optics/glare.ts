import type { Size } from './expose.ts'
import type { Point } from '../scenes/draw-symbol.ts'

export interface Glare {
  readonly at: Point
  /** Half its length and half its breadth, where it has lost most of its light; in pixels. */
  readonly radii: Point
  readonly angle: number
  /** Of the light of a white screen. */
  readonly strength: number
}

/** A lamp seen in the glass: light that comes on top of the screen's, and more than the sensor can take. */
export function addGlare(light: Float32Array, { width, height }: Size, glare: Glare): void {
  const [cos, sin] = [Math.cos(glare.angle), Math.sin(glare.angle)]
  const reach = 2.2 * Math.max(...glare.radii)
  const [px, py] = glare.at
  const [left, right] = [
    Math.max(0, Math.floor(px - reach)),
    Math.min(width, Math.ceil(px + reach)),
  ]
  const [top, bottom] = [
    Math.max(0, Math.floor(py - reach)),
    Math.min(height, Math.ceil(py + reach)),
  ]
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const along = ((x - px) * cos + (y - py) * sin) / glare.radii[0]
      const across = ((y - py) * cos - (x - px) * sin) / glare.radii[1]
      const away = along * along + across * across
      if (away < 4.8) light[y * width + x]! += glare.strength * Math.exp(-away * away)
    }
  }
}
