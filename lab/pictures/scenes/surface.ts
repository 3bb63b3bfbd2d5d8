/** Something flat that lies before the camera: a phone, a piece of paper, a parcel. */
export interface Surface {
  readonly width: number
  readonly height: number
  /** Row by row, as a screen's grey values 1 … 255; 0 is a hole through which the counter is seen. */
  readonly tones: Uint8Array
}

export function newSurface(width: number, height: number, tone = 0): Surface {
  return { width, height, tones: new Uint8Array(width * height).fill(tone) }
}

export function fillRectangle(
  surface: Surface,
  ...[left, top, width, height, tone]: [number, number, number, number, number]
): void {
  const from = Math.max(0, Math.round(left))
  const to = Math.min(surface.width, Math.round(left + width))
  if (to <= from) return
  const last = Math.min(surface.height, Math.round(top + height))
  for (let y = Math.max(0, Math.round(top)); y < last; y += 1) {
    surface.tones.fill(tone, y * surface.width + from, y * surface.width + to)
  }
}

export function fillRounded(
  surface: Surface,
  ...[left, top, width, height, radius, tone]: [number, number, number, number, number, number]
): void {
  for (let row = 0; row < height; row += 1) {
    const depth = Math.max(radius - row - 0.5, row + 0.5 - (height - radius), 0)
    const inset = radius - Math.sqrt(radius * radius - depth * depth)
    fillRectangle(surface, left + inset, top + row, width - 2 * inset, 1, tone)
  }
}
