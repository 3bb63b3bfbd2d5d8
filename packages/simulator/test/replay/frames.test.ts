import type { SeenCode } from '@paycode/core/adapter'
import { parseTrace, replayTrace, TraceError } from '../../src/index.ts'
import { arm, armed, outcomes, product, traceOf, typed, w1, w2, type Line } from './traces.ts'

const seen = (symbology: SeenCode['symbology'], text: string): SeenCode => ({ symbology, text })
const shows: Readonly<Record<string, readonly SeenCode[]>> = {
  'qr.png': [seen('qr', w1)],
  'bars.png': [seen('code-128', w1)],
  'other-bars.png': [seen('code-128', w2)],
  'both.png': [seen('code-128', w1), seen('qr', w1)],
  'two-phones.png': [seen('qr', w1), seen('qr', w2)],
  'product.png': [seen('ean-upc', product)],
  'no.png': [],
}
const readPicture = async (image: string) => shows[image]!
const frame = (t: number, image: string): Line => ({ t, type: 'frame', image })
const frames = (...images: string[]) => images.map((image, at) => frame(at * 33, image))
const outcomesOf = (...lines: (Line | Line[])[]) => outcomes(armed(...lines), { readPicture })

test('one frame with a QR is a ready code, at its time', async () => {
  expect(await outcomesOf(frame(120, 'qr.png'))).toEqual([`120 ${w1}`])
})

test('a Code 128 takes two frames, or the QR beside it', async () => {
  expect(await outcomesOf(frame(0, 'bars.png'))).toEqual([])
  expect(await outcomesOf(frames('bars.png', 'no.png', 'bars.png'))).toEqual([`66 ${w1}`])
  expect(await outcomesOf(frame(0, 'both.png'))).toEqual([`0 ${w1}`])
})

test('a Code 128 that changes in between starts again', async () => {
  const images = ['bars.png', 'other-bars.png', 'bars.png', 'other-bars.png', 'other-bars.png']
  expect(await outcomesOf(frames(...images))).toEqual([`132 ${w2}`])
})

test('two phones in one frame are ambiguous', async () => {
  expect(await outcomesOf(frame(0, 'two-phones.png'))).toEqual(['0 (ambiguous)'])
})

test('a phone that is held still is one scan', async () => {
  expect(await outcomesOf(frames(...Array<string>(90).fill('qr.png')))).toEqual([`0 ${w1}`])
})

test('the bar code of a product is no payment code', async () => {
  expect(await outcomesOf(frames('product.png', 'product.png'))).toEqual(['33 (wrong-symbology)'])
})

test('a frame counts for the time at which it was taken, not for that of its delivery', async () => {
  const trace = traceOf({}, { ...frame(100, 'qr.png'), d: 400 }, arm(300))
  const late = traceOf({}, arm(300), { ...frame(100, 'qr.png'), d: 400 })
  for (const one of [trace, late]) {
    expect(await outcomes(one, { readPicture })).toEqual(['400 (not-armed)'])
  }
})

test('the camera and the wedge are one till: what one has read the other holds back', async () => {
  expect(await outcomesOf(frame(0, 'qr.png'), typed(w1, { at: 200 }))).toEqual([`0 ${w1}`])
})

test('a phone left in view of the next order is reported as used, once', async () => {
  const inView = (from: number) =>
    Array.from({ length: 60 }, (_, at) => frame(from + at * 33, 'qr.png'))
  const trace = traceOf({}, arm(0), inView(10), arm(2_000, 'B-2'), inView(2_010))
  expect(await outcomes(trace, { readPicture })).toEqual([`10 ${w1}`, '2010 (already-used)'])
})

test('each picture is read once, before the first outcome', async () => {
  const order: string[] = []
  const trace = armed(frames('qr.png', 'no.png', 'qr.png', 'no.png'))
  const reading = replayTrace(parseTrace(trace), () => order.push('outcome'), {
    readPicture: async (image) => {
      order.push(image)
      return shows[image]!
    },
  })
  await reading
  expect(order).toEqual(['qr.png', 'no.png', 'outcome'])
})

test('a picture that cannot be read is reported with its line', async () => {
  const trace = parseTrace(armed(frame(0, 'qr.png'), frame(5, 'gone.png'), frame(9, 'gone.png')))
  const reported: unknown[] = []
  const fail = new Error('gone.png is not there')
  const reading = replayTrace(trace, (outcome) => reported.push(outcome), {
    readPicture: async (image) => {
      if (image === 'gone.png') throw fail
      return shows[image]!
    },
  })
  const error = await reading.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TraceError)
  expect(error).toMatchObject({ line: 3, message: 'gone.png is not there', cause: fail })
  expect(reported).toEqual([])
})

test('without something to read pictures with, a frame is an error with its line', async () => {
  const error = await outcomes(armed(frame(0, 'qr.png'))).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ line: 2, message: 'there is nothing here to read a picture with' })
})
