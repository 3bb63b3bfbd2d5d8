import type { Symbology } from '@paycode/core'
import type { EveryLanguage } from '@paycode/core/adapter'
import type { FrameReading } from '@paycode/reader'

/** Settings of the reader of frames. */
export interface ReaderSettings {
  readonly symbologies: readonly Symbology[]
  readonly decoder: 'zxing-wasm' | 'zxing-js'
  readonly wasmUrl?: string
}

/** A picture that is sent to the reader. */
export type Picture = VideoFrame | ImageBitmap | ImageData

/** Messages from the page to the reader. Frames of an older `run` are dropped. */
export type ToReader =
  | { readonly type: 'load'; readonly settings: ReaderSettings }
  /** Reads the frames of a stream: each time it is done with one, the newest. */
  | { readonly type: 'watch'; readonly run: number; readonly frames: ReadableStream<VideoFrame> }
  | { readonly type: 'watch-track'; readonly run: number; readonly track: MediaStreamTrack }
  | ReadMessage
  | { readonly type: 'stop' }
  | { readonly type: 'ping' }
  /** Closes a reader in the page; a worker is terminated instead. */
  | { readonly type: 'close' }

/** Reads one frame, taken at `at` on the page's clock. */
export interface ReadMessage {
  readonly type: 'read'
  readonly run: number
  readonly at: number
  readonly picture: Picture
  /** Whether the picture may be the same as the last one; a repeated picture is not read again. */
  readonly mayRepeat: boolean
}

/** Messages from the reader to the page. Times are ms on the reader's monotonic clock, except those that the page gave. */
export type FromReader =
  | ({
      readonly type: 'ready'
      readonly sentAt: number
      readonly lacksWasm: boolean
    } & ReaderAbilities)
  /** The decoder cannot be loaded, or is broken. */
  | { readonly type: 'failed'; readonly words?: EveryLanguage }
  | ReadingMessage
  /** A frame that could not be decoded into a picture, or that was read already. */
  | { readonly type: 'unread'; readonly run: number }
  /** A stream of frames ended without being stopped. */
  | { readonly type: 'ended'; readonly run: number }
  | { readonly type: 'pong' }

export interface ReaderAbilities {
  /** Whether it can process a whole track. */
  readonly takesTracks: boolean
  /** Whether it can read an ImageBitmap. */
  readonly takesBitmaps: boolean
}

export interface ReadingMessage extends FrameReading {
  readonly type: 'reading'
  readonly run: number
  readonly at: number
  /** The clock of `at`. */
  readonly clock: 'page' | 'reader'
  readonly sentAt: number
  readonly decodeMs: number
  /** Size of the picture as it is shown; the corners of codes refer to it. */
  readonly width: number
  readonly height: number
  /** Whether the picture is black from edge to edge, without noise. */
  readonly isBlack: boolean
}

/** Objects that are transferred instead of copied. The DOM types do not list tracks as transferable. */
export type Transferred = (Transferable | MediaStreamTrack)[]

/** One end of the line between page and reader. */
export interface MessageEnd<Sent, Received> {
  postMessage(message: Sent, transfer: Transferred): void
  addEventListener(type: 'message', listener: (event: MessageEvent<Received>) => void): void
}
