import type { Frame } from './frame.ts'
import { lightOf } from './light.ts'
import { blur } from './optics/blur.ts'
import { brighten } from './optics/brighten.ts'
import { defocus } from './optics/defocus.ts'
import { develop } from './optics/develop.ts'
import { expose, type Path } from './optics/expose.ts'
import { addGlare, type Glare } from './optics/glare.ts'
import { compress } from './optics/jpeg.ts'
import { addMoire } from './optics/moire.ts'
import { addProtector, type Protector } from './optics/protector.ts'
import { rowShiftOf, type RollingShutter } from './optics/row-shift.ts'
import { viewOf, type Pose, type View } from './optics/view.ts'
import type { Random } from './random.ts'
import { layCounter } from './scenes/counter.ts'
import type { Scene } from './scenes/scene.ts'
import type { VisibleCode } from './test-image.ts'

/** The frame's height. */
export type Lines = 480 | 720 | 1080 | 2160

/** One exposure: where the surface is held, and what lens, sensor and light make of it. */
export interface Shot {
  readonly lines: Lines
  readonly pose: Pose
  /** What the surface's black and its white come out as: grey values, before noise. */
  readonly black: number
  readonly white: number
  /** Grey values. */
  readonly noiseSigma: number
  /** Pixels, on top of the lens's own. */
  readonly blurSigma: number
  /** Pixels. */
  readonly path: Path
  readonly rollingShutter?: RollingShutter
  /** Pixels: the lens is focused on another distance. */
  readonly defocusRadius?: number
  /** Exposed for more or less light than there is: each doubles or halves the light. */
  readonly stops?: number
  readonly glare?: Glare
  readonly protector?: Protector
  readonly moire?: { readonly depth: number; readonly pixelsPerPixel: number }
  /** 1 … 100, as in JPEG. */
  readonly jpegQuality?: number | undefined
}

export interface Photo {
  readonly frame: Frame
  readonly codes: readonly VisibleCode[]
}

export function widthOf(lines: Lines): number {
  return lines === 480 ? 640 : (lines * 16) / 9
}

export function photograph(scene: Scene, shot: Shot, random: Random): Photo {
  const size = { width: widthOf(shot.lines), height: shot.lines }
  const { width, height } = size
  const view = viewOf(shot.pose, scene.middle, width)
  const light = new Float32Array(width * height)
  layCounter(light, size, random)
  const shift = shot.rollingShutter && rowShiftOf(shot.rollingShutter, size)
  expose(light, size, scene.surface, view, lightOfTones(shot), shot.path, shift)
  if (shot.moire !== undefined) {
    const pixelsPerTexel = shot.pose.pixelsPerModule / 4
    addMoire(light, size, scene.surface, view, { ...shot.moire, pixelsPerTexel })
  }
  if (shot.protector !== undefined) addProtector(light, size, shot.protector)
  if (shot.glare !== undefined) addGlare(light, size, shot.glare)
  if (shot.defocusRadius !== undefined) defocus(light, size, shot.defocusRadius)
  if (shot.blurSigma > 0) blur(light, size, shot.blurSigma)
  if (shot.stops !== undefined) brighten(light, 2 ** shot.stops)
  const data = develop(light, shot.noiseSigma, random)
  if (shot.jpegQuality !== undefined) compress(data, size, shot.jpegQuality)
  return { frame: { data, ...size, stride: width }, codes: wholeCodes(scene, view, size) }
}

/** Reflected light lifts the black, a weak screen or a short exposure lowers the white. */
export function lightOfTones({
  black,
  white,
}: {
  readonly black: number
  readonly white: number
}): Float32Array {
  const [floor, ceiling] = [lightOf(black), lightOf(white)]
  return Float32Array.from({ length: 256 }, (_, tone) => floor + (ceiling - floor) * lightOf(tone))
}

/** The codes that no edge of the frame cuts. */
export function wholeCodes(
  { codes }: Scene,
  view: View,
  { width, height }: { readonly width: number; readonly height: number },
): VisibleCode[] {
  return codes
    .map((code) => ({ ...code, corners: view.cornersOf(code.corners) }))
    .filter(({ corners }) =>
      corners.every(([x, y]) => x >= 2 && y >= 2 && x <= width - 2 && y <= height - 2),
    )
}
