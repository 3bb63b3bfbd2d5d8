import { glareOver } from './glare-over.ts'
import { widthOf, type Shot } from './photograph.ts'
import type { Random } from './random.ts'

export interface Mixture {
  /** Degrees to either side. */
  readonly rotation: number
  readonly tilt: readonly [number, number]
  readonly blur: readonly [number, number]
  readonly noise: readonly [number, number]
  readonly contrast: readonly [number, number]
  /** Pixels at most. */
  readonly motion: number
  /** Share of the pictures with a lamp in the glass. */
  readonly glare: number
  readonly shrink: readonly [number, number]
}

/** Everything at once, each thing by chance. */
export function mixedShot(shot: Shot, random: Random, mixture: Mixture): Shot {
  const angle = random.between(0, 2 * Math.PI)
  const motion = random.between(0, mixture.motion)
  const contrast = random.between(...mixture.contrast)
  const black = random.between(20, 235 - 255 * contrast)
  const pose = {
    ...shot.pose,
    rotationDegrees: random.between(-mixture.rotation, mixture.rotation),
    tiltDegrees: random.between(...mixture.tilt),
    pixelsPerModule: shot.pose.pixelsPerModule * random.between(...mixture.shrink),
    at: [
      widthOf(shot.lines) * random.between(0.42, 0.58),
      shot.lines * random.between(0.45, 0.55),
    ] as const,
  }
  const changed = {
    ...{ ...shot, pose, black, white: black + 255 * contrast },
    ...{ noiseSigma: random.between(...mixture.noise), blurSigma: random.between(...mixture.blur) },
    path: [motion * Math.cos(angle), motion * Math.sin(angle)] as const,
  }
  if (!random.chance(mixture.glare)) return changed
  return { ...changed, glare: glareOver(changed, random.between(0.1, 0.35), random) }
}
