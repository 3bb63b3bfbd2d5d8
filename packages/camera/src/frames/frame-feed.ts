import type { ReaderAbilities, ToReader, Transferred } from '../worker/reader-messages.ts'

/** How frames come to the reader, the quickest first. */
export type FrameWay = 'track-stream' | 'track' | 'video-frame' | 'bitmap' | 'canvas'

/** Where the frames of a run go. */
export interface FeedLine {
  readonly run: number
  readonly abilities: ReaderAbilities
  /** A stream of frames was tried, and ended or brought none. */
  readonly isStreamBroken: boolean
  /** @throws {DOMException} where something cannot be transferred. */
  post(message: ToReader, transfer: Transferred): void
  /** Whether the browser waits for a touch before it plays the picture. */
  onBlocked(isBlocked: boolean): void
}

/** Brings a track's frames to the reader until it is stopped. */
export interface FrameFeed {
  readonly way: FrameWay
  /** The reader is done with the frame that it had, and would have the newest one. */
  next(): void
  stop(): void
}

/** How a page brings frames: given to tests in which no page is. */
export type OpenFeed = (stream: MediaStream, track: MediaStreamTrack, line: FeedLine) => FrameFeed
