import type { FoundCode } from '../decoders/frame-decoder.ts'
import type { LuminanceFrame } from '../frame/luminance-frame.ts'

/** What one frame of a video gave. */
export interface FrameReading {
  readonly codes: readonly FoundCode[]
}

/** Reads the frames of a video one after the other, and chooses for each where to look and how hard. */
export interface FrameReader {
  /** One frame at a time: the next one after the promise has settled. */
  read(frame: LuminanceFrame): Promise<FrameReading>
  /** The next frame has nothing to do with those before: another camera, or the same after a pause. */
  forget(): void
  close(): void
}
