import type { Frame } from './frame.ts'
import type { Corners } from './scenes/draw-symbol.ts'
import type { Symbology } from './scenes/scene.ts'

export interface VisibleCode {
  readonly symbology: Symbology
  readonly text: string
  /** In the frame, in pixels. */
  readonly corners: Corners
}

export interface TestImage {
  /** `family/index`, and the set's seed but for the first: with them, `imageOf` makes the image again. */
  readonly id: string
  readonly family: string
  /** What is varied in the family, in its unit: degrees, pixels, grey values. */
  readonly level: number | string
  readonly frame: Frame
  /** The payment codes that lie in the frame as a whole. To read none of them is a miss. */
  readonly codes: readonly VisibleCode[]
  /** Texts that are there to be read, too, but whose absence is no miss: product codes, links, codes cut or faded. */
  readonly otherTexts: readonly string[]
}
