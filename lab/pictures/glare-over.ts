import type { Glare } from './optics/glare.ts'
import type { Shot } from './photograph.ts'
import type { Random } from './random.ts'

/** A lamp somewhere over the codes, so wide for their width. */
export function glareOver(shot: Shot, share: number, random: Random): Glare {
  const codeWidth = 134 * shot.pose.pixelsPerModule
  const radius = (share * codeWidth) / 2
  const [x, y] = shot.pose.at
  return {
    at: [x + codeWidth * random.between(-0.45, 0.45), y + codeWidth * random.between(-0.4, 0.4)],
    radii: [radius * random.between(1, 2.5), radius],
    angle: random.between(0, Math.PI),
    strength: random.between(1, 3),
  }
}
