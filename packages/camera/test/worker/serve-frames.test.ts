import { DecoderError, type FrameReader, type FrameReading } from '@paycode/reader'
import { madeUpWords, settled } from '@paycode/simulator/testing'
import type { FromReader, ToReader } from '../../src/worker/reader-messages.ts'
import { serveFrames } from '../../src/worker/serve-frames.ts'

const words = madeUpWords('There is no file.', 'Serve it.')

const nothing: FrameReading = { codes: [] }

/** A frame of the browser's, two pixels wide with rows of eight bytes, and whether it was closed. */
class FakeFrame {
  readonly format = 'I420'
  readonly visibleRect = { width: 2, height: 2 }
  isClosed = false
  readonly timestamp: number
  readonly isGone: boolean
  readonly rotation: number
  readonly bytes: readonly number[]

  constructor(
    timestampMs: number,
    {
      isGone = false,
      rotation = 0,
      bytes = [1, 2, 0, 0, 0, 0, 0, 0, 3, 4],
    }: { isGone?: boolean; rotation?: number; bytes?: readonly number[] } = {},
  ) {
    this.timestamp = timestampMs * 1_000
    this.isGone = isGone
    this.rotation = rotation
    this.bytes = bytes
  }

  allocationSize(): number {
    return 16
  }

  async copyTo(to: Uint8Array): Promise<{ offset: number; stride: number }[]> {
    if (this.isGone) throw new DOMException('', 'InvalidStateError')
    to.set(this.bytes)
    return [{ offset: 0, stride: 8 }]
  }

  close(): void {
    this.isClosed = true
  }
}

/** A frame that is being read, until the test says what comes of it. */
interface Read {
  readonly data: readonly number[]
  readonly stride: number
  done(reading?: FrameReading): void
  fail(error: Error): void
}

/** A line to a service whose reader answers when the test says so. */
async function service({ isBroken = false } = {}) {
  const page = new EventTarget()
  const messages: FromReader[] = []
  const reads: Read[] = []
  const calls: string[] = []
  serveFrames(
    {
      postMessage: (message) => messages.push(message),
      addEventListener: (type, listener) =>
        page.addEventListener(type, (event) => listener(event as MessageEvent<ToReader>)),
    },
    async () => {
      if (isBroken) throw new DecoderError('wasm-not-found', words)
      const reader: FrameReader = {
        read: ({ data, stride }) =>
          new Promise((resolve, fail) => {
            calls.push('read')
            const done: Read['done'] = (reading = nothing) => resolve(reading)
            reads.push({ data: [...data], stride, done, fail })
          }),
        forget: () => void calls.push('forget'),
        close: () => void calls.push('close'),
      }
      return { reader, lacksWasm: false }
    },
  )
  const say = async (message: ToReader): Promise<void> => {
    page.dispatchEvent(new MessageEvent('message', { data: message }))
    await settled()
  }
  await say({ type: 'load', settings: { symbologies: ['qr'], decoder: 'zxing-wasm' } })
  return { messages, reads, calls, say, types: () => messages.map(({ type }) => type) }
}

/** A stream of frames that keeps the newest one, as the browser's. */
function frameStream() {
  let controller!: ReadableStreamDefaultController<VideoFrame>
  const frames = new ReadableStream<VideoFrame>({
    start: (given) => void (controller = given),
  })
  return {
    frames,
    push: (frame: FakeFrame) => controller.enqueue(frame as unknown as VideoFrame),
    end: () => controller.close(),
  }
}

const read = (
  run: number,
  frame = new FakeFrame(0),
  { at = 0, mayRepeat = false } = {},
): ToReader => ({
  ...{ type: 'read', run, at, mayRepeat },
  picture: frame as unknown as VideoFrame,
})

test('a decoder that cannot be loaded is reported with its cure', async () => {
  const { messages } = await service({ isBroken: true })
  expect(messages).toEqual([{ type: 'failed', words }])
})

describe('frames that the page hands over', () => {
  test('are read with their rows, closed, and reported with the time that they came with', async () => {
    const { say, reads, messages } = await service()
    const frame = new FakeFrame(0)
    await say(read(1, frame, { at: 777 }))
    expect(reads[0]).toMatchObject({ stride: 8 })
    expect([0, 1, 8, 9].map((at) => reads[0]?.data[at])).toEqual([1, 2, 3, 4])
    expect(frame.isClosed).toBe(true)
    reads[0]?.done({ codes: [] })
    await settled()
    expect(messages[1]).toMatchObject({
      ...{ type: 'reading', run: 1, at: 777, clock: 'page', width: 2, height: 2 },
    })
  })

  test('are read one at a time, and what was known is forgotten before a new run', async () => {
    const { say, reads, calls } = await service()
    await say(read(1, new FakeFrame(0)))
    await say({ type: 'stop' })
    await say(read(2, new FakeFrame(0)))
    expect(calls).toEqual(['forget', 'read'])
    reads[0]?.done()
    await settled()
    expect(calls).toEqual(['forget', 'read', 'forget', 'forget', 'read'])
  })

  test('that were taken for an older run are not read, and closed', async () => {
    const { say, reads, types } = await service()
    await say(read(1, new FakeFrame(0)))
    const late = new FakeFrame(0)
    await say(read(1, late))
    await say({ type: 'stop' })
    reads[0]?.done()
    await settled()
    expect([reads.length, late.isClosed]).toEqual([1, true])
    expect(types()).toEqual(['ready', 'reading', 'unread'])
  })

  test('that cannot be looked at are no fault of the reader', async () => {
    const { say, types } = await service()
    await say(read(1, new FakeFrame(0, { isGone: true })))
    expect(types()).toEqual(['ready', 'unread'])
  })
})

describe('a picture that the page may have handed over before', () => {
  const other = [1, 2, 0, 0, 0, 0, 0, 0, 3, 5]
  const mayRepeat = { mayRepeat: true }

  test('is read once', async () => {
    const { say, reads, types } = await service()
    await say(read(1, new FakeFrame(0), mayRepeat))
    reads[0]?.done()
    await say(read(1, new FakeFrame(0), mayRepeat))
    await say(read(1, new FakeFrame(0), mayRepeat))
    expect(types()).toEqual(['ready', 'reading', 'unread', 'unread'])
    await say(read(1, new FakeFrame(0, { bytes: other }), mayRepeat))
    expect(reads).toHaveLength(2)
  })

  test('is read again in the next run, and always where each is known to be new', async () => {
    const { say, reads } = await service()
    await say(read(1, new FakeFrame(0), mayRepeat))
    reads[0]?.done()
    await say(read(2, new FakeFrame(0), mayRepeat))
    reads[1]?.done()
    await say(read(2))
    expect(reads).toHaveLength(3)
  })
})

describe('what the page hears of a frame', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ] as const
  const reading: FrameReading = {
    codes: [{ text: '1', symbology: 'qr', corners }],
  }

  test('has its corners where a video shows them, when the frame is turned before it is shown', async () => {
    const { say, reads, messages } = await service()
    await say(read(1, new FakeFrame(0, { rotation: 90 })))
    reads[0]?.done(reading)
    await settled()
    expect(messages[1]).toMatchObject({
      codes: [{ corners: [corners[1], corners[2], corners[3], corners[0]] }],
    })
  })

  test('says when the picture is black', async () => {
    const { say, reads, messages } = await service()
    await say(read(1, new FakeFrame(0, { bytes: Array(16).fill(16) })))
    reads[0]?.done()
    await say(read(1))
    reads[1]?.done()
    await settled()
    expect(messages.slice(1)).toMatchObject([{ isBlack: true }, { isBlack: false }])
  })
})

test('what was known is forgotten when the device is turned while the camera runs', async () => {
  const { say, reads, calls } = await service()
  for (const [place, rotation] of [0, 0, 90].entries()) {
    await say(read(1, new FakeFrame(0, { rotation })))
    reads[place]?.done()
    await settled()
  }
  expect(calls).toEqual(['forget', 'read', 'read', 'forget', 'read'])
})

describe('a stream of frames', () => {
  test('is read frame by frame, each closed, until it ends', async () => {
    const { say, reads, types } = await service()
    const { frames, push, end } = frameStream()
    await say({ type: 'watch', run: 1, frames })
    const pushed = [new FakeFrame(0), new FakeFrame(33)]
    for (const frame of pushed) push(frame)
    await settled()
    expect(reads).toHaveLength(1)
    reads[0]?.done()
    await settled()
    expect(reads).toHaveLength(2)
    reads[1]?.done()
    end()
    await settled()
    expect(pushed.every(({ isClosed }) => isClosed)).toBe(true)
    expect(types()).toEqual(['ready', 'reading', 'reading', 'ended'])
  })

  test('is released when it is stopped: its remaining frames are closed, and nothing more is reported', async () => {
    const { say, reads, types } = await service()
    const stream = frameStream()
    await say({ type: 'watch', run: 1, frames: stream.frames })
    const [seen, left, late] = [new FakeFrame(0), new FakeFrame(33), new FakeFrame(66)]
    stream.push(seen)
    stream.push(left)
    await settled()
    await say({ type: 'stop' })
    reads[0]?.done()
    stream.push(late)
    await settled()
    expect([seen, left, late].map(({ isClosed }) => isClosed)).toEqual([true, true, true])
    stream.end()
    await settled()
    // The page drops it by its run.
    expect(types()).toEqual(['ready', 'reading'])
    expect(reads).toHaveLength(1)
  })

  test('of a track ends at once where the browser cannot make one, and its track with it', async () => {
    const { say, messages } = await service()
    const track = { stop: jest.fn() }
    await say({ type: 'watch-track', run: 4, track: track as unknown as MediaStreamTrack })
    expect(messages.at(-1)).toEqual({ type: 'ended', run: 4 })
    expect(track.stop).toHaveBeenCalledTimes(1)
  })
})

describe('a reader', () => {
  test('that breaks is reported, and reads and answers and can be closed all the same', async () => {
    const { say, reads, calls, types } = await service()
    await say(read(1))
    reads[0]?.fail(new Error('broken'))
    await settled()
    expect(types()).toEqual(['ready', 'failed'])
    await say(read(1))
    reads[1]?.done()
    await say({ type: 'ping' })
    await say({ type: 'close' })
    expect(types()).toEqual(['ready', 'failed', 'reading', 'pong'])
    expect(calls).toEqual(['forget', 'read', 'read', 'forget', 'close'])
  })

  test('that hangs does not answer; one that takes long answers when it has reported what it read', async () => {
    const { say, reads, types } = await service()
    await say(read(1))
    await say({ type: 'ping' })
    expect(types()).toEqual(['ready'])
    reads[0]?.done()
    await settled()
    expect(types()).toEqual(['ready', 'reading', 'pong'])
  })
})
