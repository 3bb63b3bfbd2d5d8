import type { Corners, Point } from './draw-symbol.ts'
import type { Surface } from './surface.ts'

export type Symbology = 'code-128' | 'qr'

export interface DrawnCode {
  readonly symbology: Symbology
  readonly text: string
  /** On the surface, in texels. */
  readonly corners: Corners
}

/** A surface, and what is to be known about it. */
export interface Scene {
  readonly surface: Surface
  /** The point of the surface that is held before the camera's middle. */
  readonly middle: Point
  readonly codes: readonly DrawnCode[]
  /** What else is written there in symbols that the decoders are asked for, or might take for one of them. */
  readonly otherTexts: readonly string[]
}

/** Texels of a module of Code 128: what `pixelsPerModule` of a pose refers to. */
export const texelsPerModule = 4
