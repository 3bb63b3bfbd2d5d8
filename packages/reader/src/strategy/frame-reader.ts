import type { FoundCode } from '../decoders/frame-decoder.ts'
import type { LuminanceFrame } from '../frame/luminance-frame.ts'

/** What was read in one frame of a video. */
export interface FrameReading {
  readonly codes: readonly FoundCode[]
}

/** Reads the frames of a video one after the other, and chooses for each where to look and how hard. */
export interface FrameReader {
  /** Reads one frame. Call it again only after the promise has settled. */
  read(frame: LuminanceFrame): Promise<FrameReading>
  /** Forgets earlier frames. Call it before a frame of another camera, or of the same one after a pause. */
  forget(): void
  close(): void
}
