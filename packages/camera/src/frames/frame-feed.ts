import type { ReaderAbilities, ToReader, Transferred } from '../worker/reader-messages.ts'

/** The ways of frames to the reader, fastest first. */
export type FrameWay = 'track-stream' | 'track' | 'video-frame' | 'bitmap' | 'canvas'

/** The line to the reader for the frames of one run. */
export interface FeedLine {
  readonly run: number
  readonly abilities: ReaderAbilities
  /** Whether a stream of frames was tried and ended early or brought none. */
  readonly isStreamBroken: boolean
  /** @throws {DOMException} when something cannot be transferred. */
  post(message: ToReader, transfer: Transferred): void
  /** Reports whether the browser waits for a touch before it plays the picture. */
  onBlocked(isBlocked: boolean): void
}

/** Brings a track's frames to the reader until it is stopped. */
export interface FrameFeed {
  readonly way: FrameWay
  /** The reader is done with its frame and wants the newest one. */
  next(): void
  stop(): void
}

/** Opens the feed of a track. Tests without a page supply their own. */
export type OpenFeed = (stream: MediaStream, track: MediaStreamTrack, line: FeedLine) => FrameFeed
