import type { Surface } from '../scenes/surface.ts'

/** Texels along a block's side. */
export const blockSide = 16

/**
 * For each block of the surface its tone plus one when it and all blocks around it have this tone throughout, else 0. More
 * than half of a screen is blank: there is nothing to average there, and the picture is made in half the time.
 */
export function flatBlocks({ width, height, tones }: Surface): {
  readonly across: number
  readonly flat: Uint16Array
} {
  const across = Math.ceil(width / blockSide)
  const down = Math.ceil(height / blockSide)
  const own = new Uint16Array(across * down)
  for (let block = 0; block < own.length; block += 1) {
    const left = (block % across) * blockSide
    const top = Math.floor(block / across) * blockSide
    own[block] = toneOf(left, top)
  }

  function toneOf(left: number, top: number): number {
    // A block that the surface's edge cuts is not flat: beyond the edge lies the counter.
    if (left + blockSide > width || top + blockSide > height) return 0
    const tone = tones[top * width + left]!
    for (let y = top; y < top + blockSide; y += 1) {
      for (let at = y * width + left; at < y * width + left + blockSide; at += 1) {
        if (tones[at] !== tone) return 0
      }
    }
    return tone + 1
  }

  const flat = new Uint16Array(own.length)
  for (let row = 1; row < down - 1; row += 1) {
    for (let column = 1; column < across - 1; column += 1) {
      const block = row * across + column
      const tone = own[block]!
      let same = true
      for (let near = -1; near <= 1; near += 1) {
        const at = block + near * across
        same &&= own[at - 1] === tone && own[at] === tone && own[at + 1] === tone
      }
      if (same) flat[block] = tone
    }
  }
  return { across, flat }
}
