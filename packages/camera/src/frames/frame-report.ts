import type { Symbology } from '@paycode/core'
import type { Point } from '@paycode/reader'
import type { FrameWay } from './frame-feed.ts'

/** A symbol that was read in a frame, without what it says. */
export interface SeenPlace {
  readonly symbology: Symbology
  /** About the symbol, in pixels of the frame, clockwise from its own top left. */
  readonly corners: readonly [Point, Point, Point, Point]
  /** At most its first two and last two characters. */
  readonly masked: string
}

/** What became of one frame. */
export interface FrameReport {
  /** When it was taken, ms on the monotonic clock. */
  readonly at: number
  /** The size of the picture in which the corners lie, in pixels. */
  readonly width: number
  readonly height: number
  /** How long reading it took, in ms, wherever that was done. */
  readonly decodeMs: number
  /** How it came to the reader: what the browser can do decides. */
  readonly way: FrameWay
  readonly codes: readonly SeenPlace[]
}
