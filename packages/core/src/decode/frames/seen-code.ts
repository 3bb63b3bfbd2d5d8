import type { Symbology } from '../../scan/symbology.ts'

/** One symbol that a decoder read in a frame. */
export interface SeenCode {
  readonly text: string
  readonly symbology: Symbology
}

/** Everything read in one frame of a video. */
export interface SeenFrame {
  /** When the frame was taken, ms on the monotonic clock. */
  readonly at: number
  readonly codes: readonly SeenCode[]
}
