import { cameraShot, shutterOf } from './camera-shot.ts'
import { glareOver } from './glare-over.ts'
import { mixedShot } from './mixed-shot.ts'
import type { Shot } from './photograph.ts'
import type { Random } from './random.ts'

export interface Family {
  readonly name: string
  /** What the levels count; for the table. */
  readonly unit: string
  readonly levels: readonly number[]
  readonly count: number
  /** Light bars on a dark card, as a wallet in dark mode may show them; default 0. */
  readonly invertedShare?: number
  /** The mild shot, with this family's one change. */
  readonly worsen: (shot: Shot, level: number, random: Random) => Shot
}

const steps = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step)

/** Each level of a family comes with both codes, with Code 128 alone and with QR alone in turn. */
export const families: readonly Family[] = [
  { name: 'easy', unit: '', levels: [0], count: 60, worsen: (shot) => shot },
  {
    ...{ name: 'tilt', unit: '°', levels: steps(10, 60, 10), count: 108 },
    worsen: (shot, tiltDegrees) => ({ ...shot, pose: { ...shot.pose, tiltDegrees } }),
  },
  {
    // At every angle two thirds with a Code 128, so that none is left to luck.
    ...{ name: 'rotation', unit: '°', levels: steps(0, 180, 5), count: 148 },
    worsen: (shot, rotationDegrees) => ({
      ...shot,
      pose: {
        ...shot.pose,
        rotationDegrees,
        pixelsPerModule: Math.min(shot.pose.pixelsPerModule, shot.lines / 190),
      },
    }),
  },
  {
    ...{ name: 'blur', unit: 'px', levels: steps(0.5, 3, 0.5), count: 108 },
    worsen: (shot, blurSigma) => ({ ...shot, blurSigma }),
  },
  {
    ...{ name: 'motion', unit: 'px', levels: steps(2, 10, 2), count: 105 },
    worsen: (shot, length, random) => {
      const angle = random.between(0, 2 * Math.PI)
      return { ...shot, path: [length * Math.cos(angle), length * Math.sin(angle)] }
    },
  },
  {
    ...{ name: 'contrast', unit: '', levels: [0.06, 0.1, 0.15, 0.25, 0.4], count: 105 },
    worsen: (shot, contrast, random) => {
      const black = random.between(30, 235 - 255 * contrast)
      return { ...shot, black, white: black + 255 * contrast }
    },
  },
  {
    // A dark screen in a dark corner: little light, and the sensor's gain turned up.
    ...{ name: 'dim', unit: 'white', levels: [20, 30, 45, 70, 110], count: 90 },
    worsen: (shot, white, random) => ({
      ...shot,
      ...{ white, black: white * random.between(0.08, 0.2), noiseSigma: random.between(3, 6) },
    }),
  },
  {
    ...{ name: 'noise', unit: 'σ', levels: [5, 10, 20, 30, 40], count: 105 },
    worsen: (shot, noiseSigma) => ({ ...shot, noiseSigma }),
  },
  {
    ...{ name: 'glare', unit: 'of width', levels: [0.1, 0.2, 0.3, 0.4, 0.5], count: 105 },
    worsen: (shot, share, random) => ({ ...shot, glare: glareOver(shot, share, random) }),
  },
  {
    ...{ name: 'moiré', unit: 'depth', levels: [0.2, 0.4, 0.6, 0.8, 1], count: 90 },
    worsen: (shot, depth, random) => {
      const away = random.between(0.03, 0.3) * (random.chance(0.5) ? 1 : -1)
      return { ...shot, moire: { depth, pixelsPerPixel: 1 + away } }
    },
  },
  {
    ...{ name: 'small', unit: 'px/module', levels: [1, 1.2, 1.4, 1.6, 2, 2.5, 3], count: 147 },
    worsen: (shot, pixelsPerModule) => ({ ...shot, pose: { ...shot.pose, pixelsPerModule } }),
  },
  {
    ...{ name: 'jpeg', unit: 'quality', levels: [5, 10, 20, 40, 70], count: 75 },
    worsen: (shot, jpegQuality) => ({
      ...shot,
      ...{ jpegQuality, lines: shot.lines === 1080 ? 720 : shot.lines, pose: shot.pose },
      ...(shot.lines === 1080 && { pose: { ...shot.pose, at: [640, 360], pixelsPerModule: 2.6 } }),
    }),
  },
  { name: 'inverted', unit: '', levels: [0], count: 60, invertedShare: 1, worsen: (shot) => shot },
  {
    // In a frame of 480 lines; the shutter of each row is open for an eighth of the time.
    ...{ name: 'rolling shutter', unit: 'px', levels: [12, 24, 48, 72, 96], count: 105 },
    worsen: (shot, drift, random) => {
      const rollingShutter = shutterOf(shot, drift, random)
      const [x, y] = rollingShutter.drift
      return { ...shot, rollingShutter, path: [x / 8, y / 8] }
    },
  },
  {
    // A lens of fixed focus: the phone is nearer or farther than what is sharp.
    ...{ name: 'distance', unit: 'of focus', levels: [0.5, 0.65, 0.8, 1.2, 1.5], count: 105 },
    worsen: (shot, level) => ({
      ...shot,
      pose: {
        ...shot.pose,
        pixelsPerModule: Math.min(shot.pose.pixelsPerModule / level, shot.lines / 140),
      },
      defocusRadius: (4.5 * Math.abs(1 - 1 / level) * shot.lines) / 480,
    }),
  },
  {
    ...{ name: 'exposure', unit: 'stops', levels: [-4, -3, 1.5, 2.5, 3.5], count: 90 },
    worsen: (shot, stops, random) => ({ ...shot, stops, noiseSigma: random.between(3, 8) }),
  },
  {
    ...{ name: 'protector', unit: 'haze', levels: [0.2, 0.4, 0.6, 0.75], count: 84 },
    worsen: (shot, haze, random) => ({
      ...shot,
      protector: { haze, veil: random.between(0, 0.15) },
      ...(random.chance(0.5) && { glare: glareOver(shot, random.between(0.05, 0.15), random) }),
    }),
  },
  { name: 'medium', unit: '', levels: [0], count: 120, worsen: medium },
  { name: 'hard', unit: '', levels: [0], count: 150, worsen: hard },
  {
    ...{ name: 'camera', unit: '', levels: [0], count: 150, invertedShare: 0.12 },
    worsen: (shot, _level, random) => cameraShot(shot, random),
  },
]

function medium(shot: Shot, _level: number, random: Random): Shot {
  return mixedShot(shot, random, {
    ...{ rotation: 15, tilt: [5, 25], blur: [0, 0.8], noise: [4, 10], contrast: [0.4, 0.75] },
    ...{ motion: 2, glare: 0.1, shrink: [0.85, 1] },
  })
}

function hard(shot: Shot, _level: number, random: Random): Shot {
  return mixedShot(shot, random, {
    ...{ rotation: 25, tilt: [10, 40], blur: [0.4, 1.4], noise: [6, 18], contrast: [0.2, 0.5] },
    ...{ motion: 4, glare: 0.3, shrink: [0.65, 0.95] },
  })
}
