import type { Symbology } from '@paycode/core'
import type { EveryLanguage } from '@paycode/core/adapter'
import type { FrameReading } from '@paycode/reader'

/** What the reader of frames is to be. */
export interface ReaderSettings {
  readonly symbologies: readonly Symbology[]
  readonly decoder: 'zxing-wasm' | 'zxing-js'
  readonly wasmUrl?: string
}

/** A picture on its way to the reader. */
export type Picture = VideoFrame | ImageBitmap | ImageData

/** What the page tells the reader. Frames of an older `run` are nobody's any more. */
export type ToReader =
  | { readonly type: 'load'; readonly settings: ReaderSettings }
  /** Reads all frames of a stream, the newest each time that it is done with one. */
  | { readonly type: 'watch'; readonly run: number; readonly frames: ReadableStream<VideoFrame> }
  | { readonly type: 'watch-track'; readonly run: number; readonly track: MediaStreamTrack }
  | ReadMessage
  | { readonly type: 'stop' }
  | { readonly type: 'ping' }
  /** For a reader in the page; a worker is terminated. */
  | { readonly type: 'close' }

/** Reads one frame, taken at `at` on the page's clock. */
export interface ReadMessage {
  readonly type: 'read'
  readonly run: number
  readonly at: number
  readonly picture: Picture
  /** The page cannot tell whether it is a new one: the same picture is not read again. */
  readonly mayRepeat: boolean
}

/** What the reader tells the page. Its times are ms on its own monotonic clock, but for what the page gave it. */
export type FromReader =
  | ({
      readonly type: 'ready'
      readonly sentAt: number
      readonly lacksWasm: boolean
    } & ReaderAbilities)
  /** The decoder cannot be loaded, or has broken. */
  | { readonly type: 'failed'; readonly words?: EveryLanguage }
  | ReadingMessage
  /** A frame that could not be looked at, or that was read already. */
  | { readonly type: 'unread'; readonly run: number }
  /** A stream of frames that has ended by itself. */
  | { readonly type: 'ended'; readonly run: number }
  | { readonly type: 'pong' }

export interface ReaderAbilities {
  /** It can take a whole track and process it. */
  readonly takesTracks: boolean
  /** It can look at an ImageBitmap. */
  readonly takesBitmaps: boolean
}

export interface ReadingMessage extends FrameReading {
  readonly type: 'reading'
  readonly run: number
  readonly at: number
  /** Whose clock `at` is of. */
  readonly clock: 'page' | 'reader'
  readonly sentAt: number
  readonly decodeMs: number
  /** Of the picture as it is shown; the corners of codes lie in that. */
  readonly width: number
  readonly height: number
  /** Black from edge to edge, without noise. */
  readonly isBlack: boolean
}

/** What goes over instead of being copied; of tracks the types do not know it yet. */
export type Transferred = (Transferable | MediaStreamTrack)[]

/** The reader's or the page's end of the line between them. */
export interface MessageEnd<Sent, Received> {
  postMessage(message: Sent, transfer: Transferred): void
  addEventListener(type: 'message', listener: (event: MessageEvent<Received>) => void): void
}
