import { paymentText } from '../payment-texts.ts'
import { photograph, wholeCodes, widthOf, type Lines, type Shot } from '../photograph.ts'
import { viewOf, type Pose } from '../optics/view.ts'
import { randomOf, type Random } from '../random.ts'
import { texelsPerModule, type Scene, type Symbology } from '../scenes/scene.ts'
import { wallet } from '../scenes/wallet.ts'
import type { TestImage } from '../test-image.ts'

export interface SizeOptions {
  readonly symbology: Symbology
  readonly lines: Lines
  /** Pixels a module, before the tilt. */
  readonly module: number
  /** 0 … 5 of the six pictures of a step. */
  readonly index: number
  readonly seed: number
}

const rotations = [0, 20, 45, 90, 135, 180] as const
const tilts = [0, 3, 6, 9, 12, 15] as const

/** One sharp picture without noise, of contrast 0.5 and more, whose code lies in the frame as a whole. */
export function sizeImage({ symbology, lines, module, index, seed }: SizeOptions): TestImage {
  const id = `size/${symbology}/${lines}/${module.toFixed(2)}/${index} of set ${seed}`
  const random = randomOf(id)
  const text = paymentText(random)
  const scene = wallet(random, { text, shows: symbology })
  const contrast = random.between(0.5, 0.85)
  const black = random.between(15, 245 - 255 * contrast)
  const shot: Shot = {
    ...{ lines, pose: poseIn(scene, lines, pixelsPerModule(scene, module), index, random) },
    ...{ black, white: black + 255 * contrast },
    ...{ noiseSigma: 0, blurSigma: 0, path: [0, 0] },
  }
  const { frame, codes } = photograph(scene, shot, random)
  if (codes.length === 0) throw new Error(`The code of ${id} is cut.`)
  return { id, family: symbology, level: module, frame, codes, otherTexts: [text] }
}

/** A pose counts in modules of Code 128; a QR's are larger. */
function pixelsPerModule({ codes }: Scene, module: number): number {
  const [topLeft, topRight] = codes[0]!.corners
  const isQr = codes[0]!.symbology === 'qr'
  const texels = isQr ? (topRight[0] - topLeft[0]) / 21 : texelsPerModule
  return (module * texelsPerModule) / texels
}

/** The rotation and tilt of this index, or the next that leave the code whole: a code that fills the frame cannot be turned. */
function poseIn(
  scene: Scene,
  lines: Lines,
  size: number,
  ...[index, random]: [index: number, random: Random]
): Pose {
  const frame = { width: widthOf(lines), height: lines }
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const rotation = rotations[(index + attempt) % rotations.length]!
    // Every rotation meets every tilt in some step; after a while the tilt gives way.
    const tilt =
      tilts[random.below(tilts.length)]! * (attempt < 200 ? 1 : 1 - (attempt - 200) / 200)
    const free = attempt < 100 ? 0.03 : 0.005
    const pose: Pose = {
      pixelsPerModule: size,
      rotationDegrees: rotation + random.between(-3, 3) * (attempt < 200 ? 1 : 0.1),
      tiltDegrees: tilt,
      tiltTowardsDegrees: random.between(0, 360),
      at: [
        frame.width * (0.5 + random.between(-free, free)),
        lines * (0.5 + random.between(-free, free)),
      ],
    }
    if (wholeCodes(scene, viewOf(pose, scene.middle, frame.width), frame).length > 0) return pose
  }
  throw new Error(`No pose leaves a code of ${size} px a module whole in ${lines} lines.`)
}
