import { mixedShot } from './mixed-shot.ts'
import type { RollingShutter } from './optics/row-shift.ts'
import type { Shot } from './photograph.ts'
import type { Random } from './random.ts'

/** A phone before a plain webcam: some of all that such cameras do to a picture, at once. */
export function cameraShot(shot: Shot, random: Random): Shot {
  const mixed = mixedShot(shot, random, {
    ...{ rotation: 12, tilt: [0, 25], blur: [0, 0.5], noise: [3, 10], contrast: [0.35, 0.8] },
    ...{ motion: 2, glare: 0.2, shrink: [0.8, 1.1] },
  })
  return {
    ...mixed,
    stops: random.between(-1.2, 1.2),
    jpegQuality: Math.round(random.between(45, 90)),
    ...(random.chance(0.5) && { rollingShutter: shutterOf(shot, random.between(3, 24), random) }),
    ...(random.chance(0.5) && { defocusRadius: (random.between(0.3, 1.5) * shot.lines) / 720 }),
    ...(random.chance(0.4) && {
      moire: { depth: random.between(0.05, 0.3), pixelsPerPixel: random.between(0.8, 1.25) },
    }),
    ...(random.chance(0.4) && {
      protector: { haze: random.between(0.05, 0.3), veil: random.between(0, 0.08) },
    }),
  }
}

/** A drift of this length in a frame of 480 lines, in any direction, with a small wobble. */
export function shutterOf({ lines }: Shot, drift: number, random: Random): RollingShutter {
  const angle = random.between(0, 2 * Math.PI)
  const length = (drift * lines) / 480
  return {
    drift: [length * Math.cos(angle), length * Math.sin(angle)],
    wobble: length * random.between(0, 0.08),
    waves: random.between(0.5, 3),
    phase: random.between(0, 2 * Math.PI),
  }
}
