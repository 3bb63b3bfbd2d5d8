import { families } from './families.ts'
import { mildShot } from './mild-shot.ts'
import { paymentText } from './payment-texts.ts'
import { photograph } from './photograph.ts'
import { imageId, randomOf } from './random.ts'
import { thingsWithoutPayment } from './scenes/nothing-to-pay.ts'
import { wallet, type Shows } from './scenes/wallet.ts'
import type { TestImage } from './test-image.ts'
import { usualJpeg } from './usual-jpeg.ts'

/** The family of frames without a payment code, with the number of images of each thing. */
const nothing = { name: 'no code', each: 42 }
const things = Object.keys(thingsWithoutPayment)
/** What the phones show, in turn, at each level. Real phones mostly show both codes. For the angles Code 128 matters most. */
const showsIn: Readonly<Record<string, readonly Shows[]>> = {
  rotation: ['both', 'code-128', 'qr', 'code-128'],
  medium: ['both', 'code-128', 'both', 'qr'],
  hard: ['both', 'code-128', 'both', 'qr'],
  camera: ['both', 'code-128', 'both', 'qr'],
}
const usualShows: readonly Shows[] = ['both', 'code-128', 'qr']

export const familyNames: readonly string[] = [...families.map(({ name }) => name), nothing.name]

export function countOf(family: string): number {
  if (family === nothing.name) return nothing.each * things.length
  return familyNamed(family).count
}

/** The image of this family with this number, 0 … `countOf(family)` − 1; always the same for the same seed. */
export function imageOf(family: string, index: number, seed?: number): TestImage {
  if (family === nothing.name) return imageOfNothing(index, seed)
  const { levels, worsen, invertedShare = 0 } = familyNamed(family)
  const id = imageId(family, index, seed)
  const random = randomOf(id)
  const level = levels[index % levels.length]!
  const shows = showsIn[family] ?? usualShows
  const shown = shows[Math.floor(index / levels.length) % shows.length]!
  const text = paymentText(random)
  const shot = { jpegQuality: usualJpeg(id), ...worsen(mildShot(random), level, random) }
  const inverted = invertedShare === 1 || (invertedShare > 0 && random.chance(invertedShare))
  const photo = photograph(wallet(random, { text, shows: shown, inverted }), shot, random)
  return { id, family, level, ...photo, otherTexts: [text] }
}

function imageOfNothing(index: number, seed: number | undefined): TestImage {
  const id = imageId(nothing.name, index, seed)
  const random = randomOf(id)
  const level = things[index % things.length]!
  const scene = thingsWithoutPayment[level]!(random)
  const mild = mildShot(random)
  const pose = {
    ...mild.pose,
    rotationDegrees: random.chance(0.5) ? mild.pose.rotationDegrees : random.between(0, 360),
    tiltDegrees: random.between(0, 30),
    pixelsPerModule: mild.pose.pixelsPerModule * random.between(0.6, 1.1),
  }
  const shot = {
    ...mild,
    pose,
    blurSigma: random.pick([0, 0, 0.8]),
    noiseSigma: random.between(2, 10),
    jpegQuality: usualJpeg(id),
  }
  const { frame } = photograph(scene, shot, random)
  return { id, family: nothing.name, level, frame, codes: [], otherTexts: scene.otherTexts }
}

function familyNamed(name: string) {
  const family = families.find((candidate) => candidate.name === name)
  if (family === undefined) throw new TypeError(`No family of images is called ${name}.`)
  return family
}
