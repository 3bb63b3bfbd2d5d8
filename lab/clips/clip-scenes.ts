import type { Shows } from '../pictures/scenes/wallet.ts'

/** A phone as it is held before the camera, once it is there. */
export interface HeldPhone {
  /** Made up. */
  readonly text: string
  readonly shows: Shows
  /** Of Code 128, in a frame of 720 lines. */
  readonly pixelsPerModule: number
  /** Where the middle of its codes is held: shares of the frame's width and height. */
  readonly at: readonly [x: number, y: number]
  /** Clockwise. */
  readonly rotationDegrees: number
  readonly tiltDegrees: number
  /** The side of the frame that it comes from and goes back to. */
  readonly from: 'left' | 'right'
  /** How much the hand shakes, as a multiple of a calm hand's tremble. Default 1. */
  readonly shake?: number
}

export interface ClipScene {
  readonly phones: readonly HeldPhone[]
  /** Pixels, in a frame of 720 lines, on top of the lens's own. */
  readonly blurSigma: number
  /** Grey values. */
  readonly noiseSigma: number
  /** Of the time between two frames, in which the sensor reads its rows from the first to the last. Default 0. */
  readonly readOutShare?: number
  /** The camera hunts for exposure and focus when the phone has come. */
  readonly settles?: {
    /** How many stops too bright at first. */
    readonly stops: number
    /** Pixels, in a frame of 720 lines: how far out of focus at first. */
    readonly defocusRadius: number
  }
}

const held = {
  ...{ shows: 'both', pixelsPerModule: 2.6, at: [0.5, 0.5] },
  ...{ rotationDegrees: 0, tiltDegrees: 3, from: 'right' },
} as const satisfies Omit<HeldPhone, 'text'>

const sharp = { blurSigma: 0, noiseSigma: 2.5 }

/** A plain webcam and a hand that is not calm. */
const shaky = {
  ...{ blurSigma: 0.4, noiseSigma: 6, readOutShare: 0.8 },
  settles: { stops: 1.3, defocusRadius: 2.5 },
}
const shakyPhone = { ...held, pixelsPerModule: 2.2, rotationDegrees: 5, tiltDegrees: 10, shake: 3 }

/** What a till's camera sees. Each stands for a trouble that readers have. */
export const clipScenes = {
  /** The dark bezel lies left of the bars. */
  'upright-code-128': {
    ...sharp,
    phones: [{ ...held, text: '134579302432164181', shows: 'code-128' }],
  },
  qr: { ...sharp, phones: [{ ...held, text: '136120947388205512', shows: 'qr' }] },
  /** Both codes, tilted, turned a little, out of focus and in bad light. */
  tilted: {
    ...{ blurSigma: 0.9, noiseSigma: 12 },
    phones: [{ ...held, text: '139504417260838197', rotationDegrees: 8, tiltDegrees: 22 }],
  },
  'sideways-code-128': {
    ...sharp,
    phones: [{ ...held, text: '132286075140973364', shows: 'code-128', rotationDegrees: 90 }],
  },
  'two-phones': {
    ...sharp,
    phones: [
      { ...held, text: '137013658924470625', pixelsPerModule: 2, at: [0.27, 0.5], from: 'left' },
      { ...held, text: '130868219503741746', pixelsPerModule: 2, at: [0.73, 0.48] },
    ],
  },
  'shaky-code-128': {
    ...shaky,
    phones: [{ ...shakyPhone, text: '133951740628305479', shows: 'code-128' }],
  },
  'shaky-qr': {
    ...shaky,
    phones: [{ ...shakyPhone, text: '138204957716390248', shows: 'qr' }],
  },
  'shaky-wallet': {
    ...shaky,
    phones: [{ ...shakyPhone, text: '131477263095518206' }],
  },
} as const satisfies Readonly<Record<string, ClipScene>>

export type ClipSceneName = keyof typeof clipScenes
