import fc from 'fast-check'
import { zxingJsDecoder } from '../../../src/decoders/zxing-js/zxing-js-decoder.ts'
import { code128, decoderContract, first, qr, second } from '../decoder-contract.ts'
import { drawPicture } from '../draw-picture.ts'

decoderContract(() => zxingJsDecoder())

const bars = { symbologies: ['code-128'], effort: 'light' } as const

test('reads any text in Code 128, beside something dark', async () => {
  const decoder = await zxingJsDecoder()
  const texts = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const frame = drawPicture({
        ...{ width: 1000, height: 120, table: 0 },
        symbols: [{ kind: 'code128', text, at: [60, 30], scale: 3 }],
      })
      expect((await decoder.decode(frame, bars)).map((code) => code.text)).toEqual([text])
    }),
    { numRuns: 12 },
  )
})

test.each([
  ['a text', 't@j*'],
  ['a payment code', '134570000000000045'],
])('takes a check symbol that is an FNC1 for no part of the text: %s', async (_, text) => {
  const decoder = await zxingJsDecoder()
  const frame = drawPicture({
    ...{ width: 1000, height: 120, table: 0 },
    symbols: [{ kind: 'code128', text, at: [60, 30], scale: 3 }],
  })
  expect((await decoder.decode(frame, bars)).map((code) => code.text)).toEqual([text])
})

test('reads white on black, upside down and sideways, when it may try hard', async () => {
  const decoder = await zxingJsDecoder()
  const symbols = [
    { ...code128, inverted: true, sideways: true, at: [200, 80] },
    { ...qr, inverted: true, text: second },
  ] as const
  const frame = drawPicture({ table: 0, symbols })
  const upsideDown = { ...frame, data: frame.data.toReversed() }
  for (const one of [frame, upsideDown]) {
    const codes = await decoder.decode(one, { symbologies: ['code-128', 'qr'], effort: 'heavy' })
    expect(codes.map(({ text }) => text).toSorted()).toEqual([second, first])
  }
})

test('reports corners from its own top left, when a bar code is upside down', async () => {
  const decoder = await zxingJsDecoder()
  const frame = drawPicture({ symbols: [code128] })
  const upsideDown = { ...frame, data: frame.data.toReversed() }
  const [code] = await decoder.decode(upsideDown, bars)
  const [topLeft, , bottomRight] = code!.corners
  expect(topLeft.x - bottomRight.x).toBeGreaterThan(250)
  expect(topLeft.y - bottomRight.y).toBeGreaterThan(30)
})

test('a bar code that one row alone shows is not believed', async () => {
  const decoder = await zxingJsDecoder()
  const shown = (rows: number) =>
    drawPicture({ height: 320, symbols: [{ ...code128, at: [60, 161], bars: rows }] })
  expect(await decoder.decode(shown(30), bars)).toHaveLength(1)
  expect(await decoder.decode(shown(8), bars)).toEqual([])
})

test('is put out by nothing that a picture may show', async () => {
  const decoder = await zxingJsDecoder()
  const blocks = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 64, maxLength: 64 })
  await fc.assert(
    fc.asyncProperty(blocks, fc.integer({ min: 1, max: 6 }), async (greys, size) => {
      const width = size * 16
      const data = new Uint8Array(width * width).map((_, at) => {
        const [x, y] = [at % width, Math.floor(at / width)]
        return greys[(Math.floor(x / size) * 7 + Math.floor(y / size) * 13) % 64]!
      })
      const frame = { data, width, height: width, stride: width }
      const request = { symbologies: decoder.symbologies, effort: 'heavy' } as const
      expect(Array.isArray(await decoder.decode(frame, request))).toBe(true)
    }),
    { numRuns: 12 },
  )
})
