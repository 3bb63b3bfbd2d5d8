import type { Symbology } from '@paycode/core'
import type { Point } from '@paycode/reader'
import type { FrameWay } from './frame-feed.ts'

/** A symbol that was read in a frame, without its text. */
export interface SeenPlace {
  readonly symbology: Symbology
  /** Corners of the symbol, in pixels of the frame, clockwise from its own top left. */
  readonly corners: readonly [Point, Point, Point, Point]
  /** At most its first two and last two characters. */
  readonly masked: string
}

/** The result of reading one frame. */
export interface FrameReport {
  /** When the frame was taken, ms on the monotonic clock. */
  readonly at: number
  /** Size of the picture in pixels; the corners refer to it. */
  readonly width: number
  readonly height: number
  /** How long reading took, in ms, in the worker or in the page. */
  readonly decodeMs: number
  /** The frame's way to the reader; the browser's abilities decide it. */
  readonly way: FrameWay
  readonly codes: readonly SeenPlace[]
}
