import { widthOf, type Shot } from './photograph.ts'
import type { Random } from './random.ts'

/** Half of the frames have 480 lines: that is what a till gives to a page that asks for nothing. */
const linesOfFrames = [480, 480, 480, 480, 720, 720, 720, 1080] as const

const usualPixelsPerModule = { 480: [1.7, 2.6], 720: [2, 3.6], 1080: [2.4, 4.6] } as const

/** A phone held as a cashier would wish it: every family but the mixed ones changes one thing of it. */
export function mildShot(random: Random): Shot {
  const lines = random.pick(linesOfFrames)
  const [least, most] = usualPixelsPerModule[lines]
  return {
    lines,
    pose: {
      pixelsPerModule: random.between(least, most),
      rotationDegrees: random.between(-4, 4),
      tiltDegrees: random.between(0, 6),
      tiltTowardsDegrees: random.between(0, 360),
      at: [widthOf(lines) * random.between(0.46, 0.54), lines * random.between(0.47, 0.53)],
    },
    black: random.between(12, 45),
    white: random.between(200, 250),
    noiseSigma: random.between(1.5, 4),
    blurSigma: 0,
    path: [0, 0],
  }
}
