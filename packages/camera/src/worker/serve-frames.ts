import type { LuminanceFrame } from '../frame/luminance-frame.ts'
import type { FrameReader } from '../strategy/frame-reader.ts'
import { FrameAge } from './frame-age.ts'
import { GreyPictures } from './grey-pictures.ts'
import type {
  FromReader,
  MessageEnd,
  Picture,
  ReaderSettings,
  ToReader,
} from './reader-messages.ts'
import { hasTrackFrames, trackFrames } from './track-frames.ts'

export type NewReader = (settings: ReaderSettings) => Promise<FrameReader>

type Line = MessageEnd<FromReader, ToReader>

/**
 * Reads the frames that come down this line, one at a time, as long as the line is there. It is the whole of the worker; where
 * there is no worker it runs in the page.
 */
export function serveFrames(line: Line, newReader: NewReader): void {
  const service = new FrameService((message) => line.postMessage(message, []), newReader)
  line.addEventListener('message', ({ data }) => service.take(data))
}

class FrameService {
  readonly #post: (message: FromReader) => void
  readonly #newReader: NewReader
  readonly #pictures = new GreyPictures()
  #reader: FrameReader | undefined
  #run = 0
  #release = (): void => {}
  /** What the reader does now: it does one thing at a time. */
  #work: Promise<unknown> = Promise.resolve()

  constructor(post: (message: FromReader) => void, newReader: NewReader) {
    this.#post = post
    this.#newReader = newReader
  }

  take(message: ToReader): void {
    switch (message.type) {
      case 'load':
        return void this.#load(message.settings)
      case 'watch':
        return void this.#watch(message.run, message.frames)
      case 'watch-track':
        return this.#watchTrack(message.run, message.track)
      case 'read':
        if (message.run !== this.#run) this.#begin(message.run)
        return void this.#read(message.run, message.picture, message.at)
      case 'stop':
        return this.#begin(0)
      case 'ping':
        // After what is being read: who hangs does not answer.
        return void this.#inTurn(() => this.#post({ type: 'pong' }))
      case 'close':
        this.#begin(0)
        return void this.#inTurn(() => this.#reader?.close())
    }
  }

  async #load(settings: ReaderSettings): Promise<void> {
    try {
      this.#reader = await this.#newReader(settings)
      this.#post({
        type: 'ready',
        sentAt: performance.now(),
        takesTracks: hasTrackFrames(),
        takesBitmaps: 'OffscreenCanvas' in globalThis,
      })
    } catch (error) {
      this.#fail(error)
    }
  }

  /** What was before is nobody's any more. */
  #begin(run: number): void {
    this.#run = run
    this.#release()
    this.#release = () => {}
    void this.#inTurn(() => this.#reader?.forget())
  }

  #watchTrack(run: number, track: MediaStreamTrack): void {
    try {
      void this.#watch(run, trackFrames(track), () => track.stop())
    } catch {
      track.stop()
      this.#post({ type: 'ended', run })
    }
  }

  async #watch(
    run: number,
    stream: ReadableStream<VideoFrame>,
    release: () => void = () => {},
  ): Promise<void> {
    this.#begin(run)
    const frames = stream.getReader()
    this.#release = release
    const age = new FrameAge()
    try {
      for (;;) {
        const { done, value } = await frames.read()
        if (done) break
        // Each one that is left in the stream is closed: the camera has only so many.
        if (run !== this.#run) value.close()
        else await this.#read(run, value, undefined, age)
      }
    } catch {
      // As one that has ended: the page hands over another.
    }
    if (run === this.#run) this.#post({ type: 'ended', run })
  }

  #read(run: number, picture: Picture, at?: number, age?: FrameAge): Promise<void> {
    const cameAt = performance.now()
    const ageMs = 'timestamp' in picture ? (age?.of(picture.timestamp / 1_000, cameAt) ?? 0) : 0
    return this.#inTurn(async () => {
      const frame = run === this.#run ? await this.#grey(picture) : undefined
      if ('close' in picture) picture.close()
      if (!frame || !this.#reader) return this.#post({ type: 'unread', run })
      const reading = await this.#reader.read(frame)
      const sentAt = performance.now()
      this.#post({
        ...{ type: 'reading', run, sentAt, decodeMs: sentAt - cameAt, ...reading },
        ...{ width: frame.width, height: frame.height },
        ...(at === undefined ? { at: cameAt - ageMs, clock: 'reader' } : { at, clock: 'page' }),
      })
    }).catch((error: unknown) => this.#fail(error))
  }

  /** A frame whose camera is gone cannot be looked at, which says nothing of the reader. */
  async #grey(picture: Picture): Promise<LuminanceFrame | undefined> {
    try {
      return await this.#pictures.of(picture)
    } catch {
      return undefined
    }
  }

  #inTurn<T>(task: () => T | Promise<T>): Promise<T> {
    const mine = this.#work.then(task)
    this.#work = mine.catch(() => {})
    return mine
  }

  #fail(error: unknown): void {
    const cure = error instanceof Error && 'cure' in error ? String(error.cure) : undefined
    this.#post({ type: 'failed', ...(cure !== undefined && { cure }) })
  }
}
