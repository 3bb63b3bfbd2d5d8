import { ProblemError } from '@paycode/core/adapter'
import type { FrameReader, Point } from '@paycode/reader'
import { FrameAge } from './frame-age.ts'
import { GreyPictures, type GreyPicture } from './grey-pictures.ts'
import { isBlack } from './is-black.ts'
import type {
  FromReader,
  MessageEnd,
  Picture,
  ReaderSettings,
  ReadMessage,
  ToReader,
} from './reader-messages.ts'
import type { NewFrameReader } from './new-frame-reader.ts'
import { RepeatedFrame } from './repeated-frame.ts'
import { shownAt, shownSize } from './shown-at.ts'
import { hasTrackFrames, trackFrames } from './track-frames.ts'

export type NewReader = (settings: ReaderSettings) => Promise<NewFrameReader>

type Line = MessageEnd<FromReader, ToReader>

/**
 * Reads the frames from this line, one at a time, as long as the line exists. It is the whole program of the worker;
 * without a worker it runs in the page.
 */
export function serveFrames(line: Line, newReader: NewReader): void {
  const service = new FrameService((message) => line.postMessage(message, []), newReader)
  line.addEventListener('message', ({ data }) => service.take(data))
}

class FrameService {
  readonly #post: (message: FromReader) => void
  readonly #newReader: NewReader
  readonly #pictures = new GreyPictures()
  readonly #repeated = new RepeatedFrame()
  #reader: FrameReader | undefined
  #run = 0
  /** The format of the last frame. */
  #format = ''
  #release = (): void => {}
  /** The present task of the reader: it does one at a time. */
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
        return void this.#read(message.run, message.picture, message)
      case 'stop':
        return this.#begin(0)
      case 'ping':
        // The answer waits for the present frame: a reader that hangs does not answer.
        return void this.#inTurn(() => this.#post({ type: 'pong' }))
      case 'close':
        this.#begin(0)
        return void this.#inTurn(() => this.#reader?.close())
    }
  }

  async #load(settings: ReaderSettings): Promise<void> {
    try {
      const { reader, lacksWasm } = await this.#newReader(settings)
      this.#reader = reader
      this.#post({
        type: 'ready',
        sentAt: performance.now(),
        takesTracks: hasTrackFrames(),
        takesBitmaps: 'OffscreenCanvas' in globalThis,
        lacksWasm,
      })
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Begins a run; frames of earlier runs are dropped. */
  #begin(run: number): void {
    this.#run = run
    this.#release()
    this.#release = () => {}
    void this.#inTurn(() => {
      this.#reader?.forget()
      this.#repeated.forget()
    })
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
        // Each frame that is left in the stream is closed: the camera has a limited number.
        if (run !== this.#run) value.close()
        else await this.#read(run, value, undefined, age)
      }
    } catch {
      // It counts as ended: the page then uses another way.
    }
    if (run === this.#run) this.#post({ type: 'ended', run })
  }

  #read(run: number, picture: Picture, asked?: ReadMessage, age?: FrameAge): Promise<void> {
    const cameAt = performance.now()
    const ageMs = 'timestamp' in picture ? (age?.of(picture.timestamp / 1_000, cameAt) ?? 0) : 0
    return this.#inTurn(async () => {
      const frame = run === this.#run ? await this.#grey(picture) : undefined
      if ('close' in picture) picture.close()
      if (!frame || !this.#reader || (asked?.mayRepeat && this.#repeated.isRepeated(frame))) {
        return this.#post({ type: 'unread', run })
      }
      this.#forgetOtherFormat(frame)
      const reading = await this.#reader.read(frame)
      const codes = reading.codes.map((code) => {
        const [a, b, c, d] = code.corners
        const at = (corner: Point): Point => shownAt(corner, frame, frame.turn)
        return { ...code, corners: [at(a), at(b), at(c), at(d)] as const }
      })
      const sentAt = performance.now()
      this.#post({
        ...{ type: 'reading', run, sentAt, decodeMs: sentAt - cameAt, ...reading, codes },
        ...{ ...shownSize(frame, frame.turn), isBlack: isBlack(frame) },
        ...(asked ? { at: asked.at, clock: 'page' } : { at: cameAt - ageMs, clock: 'reader' }),
      })
    }).catch((error: unknown) => this.#fail(error))
  }

  /** Forgets earlier frames when the format changes: after the device was turned, codes are at other places. */
  #forgetOtherFormat({ width, height, turn }: GreyPicture): void {
    const format = `${width} × ${height}, ${turn.rotation}, ${turn.flip}`
    if (this.#format !== '' && format !== this.#format) this.#reader?.forget()
    this.#format = format
  }

  /**
   * The grey picture; `undefined` if it cannot be made. A frame whose camera is gone fails so: it is no fault of the
   * reader.
   */
  async #grey(picture: Picture): Promise<GreyPicture | undefined> {
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
    const words = error instanceof ProblemError ? error.words : undefined
    this.#post({ type: 'failed', ...(words && { words }) })
  }
}
