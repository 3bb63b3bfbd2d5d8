import type { Random } from '../random.ts'
import { drawDigits, drawWords } from './marks.ts'
import { fillRectangle, fillRounded, newSurface, type Surface } from './surface.ts'

export interface PhoneBody {
  readonly surface: Surface
  /** The screen on the surface, in texels. */
  readonly screen: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
}

/** Frame, bezel, a lit screen with round corners, and its status bar. Two texels are one point of the screen. */
export function phoneBody(random: Random, paper: number, ink: number): PhoneBody {
  const width = 2 * random.pick([360, 375, 390, 393, 412])
  const height = Math.round(width * random.between(1.95, 2.2))
  const rim = random.pick([4, 6, 10])
  const bezel = rim + random.pick([10, 16, 26, 40])
  const surface = newSurface(width + 2 * bezel, height + 2 * bezel)
  const radius = random.pick([40, 70, 100])
  const outer = radius + bezel
  fillRounded(surface, 0, 0, surface.width, surface.height, outer, random.pick([60, 150, 215]))
  const [inside, across] = [surface.width - 2 * rim, surface.height - 2 * rim]
  fillRounded(surface, rim, rim, inside, across, outer - rim, random.pick([6, 12, 22]))
  fillRounded(surface, bezel, bezel, width, height, radius, paper)

  const line = bezel + 24
  drawDigits(surface, `${10 + random.below(14)}${10 + random.below(50)}`, bezel + 60, line, 22, ink)
  fillRounded(surface, bezel + width / 2 - 80, line - 6, 160, 40, 20, 6)
  drawWords(surface, random, bezel + width - 200, line, 70, 22, ink)
  fillRounded(surface, bezel + width - 110, line, 50, 24, 6, ink)
  fillRectangle(surface, bezel + width - 104, line + 5, 24, 14, paper)
  return { surface, screen: { left: bezel, top: bezel, width, height } }
}
