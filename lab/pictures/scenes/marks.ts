import type { Random } from '../random.ts'
import { fillRectangle, type Surface } from './surface.ts'

// Five rows of three dots each.
const digitDots = [
  '111101101101111',
  '010110010010111',
  '111001111100111',
  '111001111001111',
  '101101111001001',
  '111100111001111',
  '111100111101111',
  '111001010010010',
  '111101111101111',
  '111101111001111',
]

/** Dots of 4 × 7, as letters would look to one who cannot read; the height in texels. */
export function drawWords(
  surface: Surface,
  random: Random,
  ...[left, top, width, height, tone]: [number, number, number, number, number]
): void {
  const dot = Math.max(1, Math.round(height / 7))
  let x = left
  while (x + 4 * dot <= left + width) {
    if (random.chance(0.16)) {
      x += 3 * dot
      continue
    }
    // A stem, a bowl and a bar in some order make most of the world's letters.
    const stem = random.below(3)
    const rows = [random.below(7), random.below(7)]
    if (stem !== 1) fillRectangle(surface, x, top, dot, 7 * dot, tone)
    if (stem !== 0) fillRectangle(surface, x + 3 * dot, top + dot, dot, 5 * dot, tone)
    for (const row of rows) fillRectangle(surface, x, top + row * dot, 4 * dot, dot, tone)
    x += 5 * dot
  }
}

/** Digits in groups of four, as a wallet prints its code below the bars. */
export function drawDigits(
  surface: Surface,
  digits: string,
  ...[left, top, height, tone]: [number, number, number, number]
): void {
  const dot = Math.max(1, Math.round(height / 5))
  let x = left
  Array.from(digits, Number).forEach((digit, at) => {
    Array.from(digitDots[digit]!).forEach((ink, place) => {
      if (ink === '0') return
      fillRectangle(
        surface,
        x + (place % 3) * dot,
        top + Math.floor(place / 3) * dot,
        dot,
        dot,
        tone,
      )
    })
    x += (at % 4 === 3 ? 7 : 4) * dot
  })
}
