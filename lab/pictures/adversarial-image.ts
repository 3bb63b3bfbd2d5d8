import { greyOf, lightOf } from './light.ts'
import { mildShot } from './mild-shot.ts'
import { mixedShot } from './mixed-shot.ts'
import { paymentText } from './payment-texts.ts'
import { photograph, type Shot } from './photograph.ts'
import { imageId, randomOf, type Random } from './random.ts'
import type { Scene } from './scenes/scene.ts'
import type { Surface } from './scenes/surface.ts'
import { fillRounded } from './scenes/surface.ts'
import { wallet } from './scenes/wallet.ts'
import { checkSymbol } from './symbols/code-128.ts'
import type { TestImage } from './test-image.ts'
import { usualJpeg } from './usual-jpeg.ts'

const kinds = ['cross-faded', 'halves', 'occluded', 'cut', 'degraded'] as const

export const adversarialCount = 3_500

/**
 * An image made to be read wrongly. All texts that were drawn stand in `otherTexts`: to read one of them is right, to
 * read none is no miss, to read any other is what must never happen.
 */
export function adversarialImage(index: number, seed?: number): TestImage {
  const kind = kinds[index % kinds.length]!
  const family = `adversarial, ${kind}`
  const id = imageId(family, index, seed)
  const random = randomOf(id)
  const first = paymentText(random)
  const second = otherText(first, random)
  const shows = random.pick(['code-128', 'code-128', 'both', 'qr'] as const)
  // From the same numbers comes the same layout: the wallet a moment before and after it refreshed its code.
  const sceneOf = (text: string) => wallet(randomOf(`${id} layout`), { text, shows })
  const scene = sceneOf(first)
  const shot = shotOf(kind, random)
  if (kind === 'cross-faded') fade(scene.surface, sceneOf(second).surface, random.between(0.1, 0.9))
  if (kind === 'halves') overlay(scene, sceneOf(second).surface, random)
  if (kind === 'occluded') occlude(scene, random)
  const texts = kind === 'cross-faded' || kind === 'halves' ? [first, second] : [first]
  const { frame } = photograph(scene, { jpegQuality: usualJpeg(id), ...shot }, random)
  return { id, family, level: kind, frame, codes: [], otherTexts: texts }
}

/**
 * Two halves may happen to fit, check symbol included. Then the picture really shows a third code, and reading it is not wrong.
 * Such a pair is drawn again.
 */
function otherText(first: string, random: Random): string {
  for (;;) {
    const second = paymentText(random)
    const seams = Array.from({ length: second.length / 2 - 1 }, (_, at) => 2 * (at + 1))
    const fits = (seam: number): boolean =>
      checkSymbol(first.slice(0, seam) + second.slice(seam)) === checkSymbol(second)
    if (first !== second && !seams.some(fits)) return second
  }
}

function shotOf(kind: (typeof kinds)[number], random: Random): Shot {
  const mild: Shot = { ...mildShot(random), lines: 480 }
  const pose = {
    ...mild.pose,
    pixelsPerModule: random.between(1.4, 2.6),
    at: [320 + random.between(-20, 20), 240 + random.between(-15, 15)] as const,
  }
  const shot = { ...mild, pose }
  if (kind === 'cut') return { ...shot, pose: { ...pose, at: overTheEdge(pose, random) } }
  if (kind === 'degraded') {
    return mixedShot(shot, random, {
      ...{ rotation: 20, tilt: [0, 40], blur: [0.8, 2.6], noise: [12, 42], contrast: [0.12, 0.5] },
      ...{ motion: 7, glare: 0.3, shrink: [0.6, 1] },
    })
  }
  return mixedShot(shot, random, {
    ...{ rotation: 12, tilt: [0, 20], blur: [0, 1], noise: [2, 14], contrast: [0.3, 0.8] },
    ...{ motion: 2, glare: 0, shrink: [0.85, 1] },
  })
}

/** The frame ends somewhere between the code's first and last bars. */
function overTheEdge({ pixelsPerModule }: Shot['pose'], random: Random): readonly [number, number] {
  const width = 134 * pixelsPerModule
  const hidden = width * random.between(0.03, 0.6) - width / 2
  const side = random.below(4)
  if (side === 0) return [-hidden, 240]
  if (side === 1) return [640 + hidden, 240]
  return [320, side === 2 ? -hidden * 0.7 : 480 + hidden * 0.7]
}

/** Both screens' light at once, as a slow display or a long exposure has it. */
function fade(surface: Surface, other: Surface, share: number): void {
  surface.tones.forEach((tone, at) => {
    const changed = other.tones[at]!
    if (changed === tone) return
    const light = lightOf(tone) * (1 - share) + lightOf(changed) * share
    surface.tones[at] = Math.max(1, Math.round(greyOf(light)))
  })
}

/** From some line on, across or down, the other screen is seen: a screen that is being redrawn, or a torn frame. */
function overlay({ surface, codes }: Scene, other: Surface, random: Random): void {
  const points = random.pick(codes).corners
  const [[left, top], , [right, bottom]] = points
  const [x, y] = [random.between(left, right), random.between(top, bottom)]
  const across = random.chance(0.6)
  const slope = random.pick([0, 0, random.between(-0.5, 0.5)])
  surface.tones.forEach((_, at) => {
    const [column, row] = [at % surface.width, Math.floor(at / surface.width)]
    const beyond = across ? column - x > slope * (row - y) : row - y > slope * (column - x)
    if (beyond) surface.tones[at] = other.tones[at]!
  })
}

/** Fingers, a lanyard, a sticker: things that hide some of the bars, or all of them in places. */
function occlude({ surface, codes }: Scene, random: Random): void {
  const [[left, top], , [right, bottom]] = random.pick(codes).corners
  const count = 1 + random.below(3)
  for (let thing = 0; thing < count; thing += 1) {
    const width = (right - left) * random.between(0.02, 0.35)
    const height = (bottom - top) * random.between(0.2, 2)
    const x = random.between(left - width / 2, right - width / 2)
    const y = random.between(top - height / 2, bottom - height / 2)
    const radius = Math.min(width, height) / random.pick([2, 2, 20])
    fillRounded(surface, x, y, width, height, radius, random.pick([14, 90, 160, 200, 250]))
  }
}
