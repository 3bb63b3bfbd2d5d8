import { readStill } from '../../src/strategy/read-still.ts'
import { drawPicture } from '../decoders/draw-picture.ts'
import { type Readable, SimulatedDecoder } from './simulated-decoder.ts'

const [w1, w2] = ['134567890123456789', '101122334455667788']
const [leftAt, rightAt] = [
  { x: 40, y: 60, width: 84, height: 84 },
  { x: 240, y: 60, width: 84, height: 84 },
]
const frame = drawPicture({
  ...{ width: 400, height: 200 },
  symbols: [
    { kind: 'qrcode', text: w1, at: [leftAt.x, leftAt.y], scale: 4 },
    { kind: 'qrcode', text: w2, at: [rightAt.x, rightAt.y], scale: 4 },
  ],
})
const qr = (text: string, at: typeof leftAt, reads?: Readable['reads']): Readable => ({
  ...{ text, symbology: 'qr', at, ...(reads && { reads }) },
})

async function reading(codes: readonly Readable[], picture = frame) {
  const decoder = new SimulatedDecoder({ ms: 0 })
  decoder.codes = codes
  const { codes: found, isCodeLike } = await readStill(picture, { decoders: [decoder] })
  return { decoder, isCodeLike, texts: found.map(({ text }) => text) }
}

describe('readStill', () => {
  test('tries everything where something looks like a code and nothing is read', async () => {
    const { decoder, texts, isCodeLike } = await reading([])
    expect([texts, isCodeLike]).toEqual([[], true])
    const kinds = decoder.calls.map(({ effort, isPrepared }) => (isPrepared ? 'prepared' : effort))
    expect([...new Set(kinds)]).toEqual(['light', 'heavy', 'prepared'])
  })

  test('tries everything also where nothing looks like a code', async () => {
    const { decoder, texts, isCodeLike } = await reading([], drawPicture({}))
    expect([texts, isCodeLike]).toEqual([[], false])
    expect(decoder.calls.map(({ effort }) => effort)).toContain('heavy')
  })

  test('leaves it at the light pass when all that is there was read', async () => {
    const { decoder, texts } = await reading([qr(w1, leftAt), qr(w2, rightAt)])
    expect(texts).toEqual([w1, w2])
    expect(decoder.calls.every(({ effort }) => effort === 'light')).toBe(true)
  })

  test('looks for a second phone also when the first was easy to read', async () => {
    const { texts } = await reading([
      qr(w1, leftAt),
      qr(w2, rightAt, ({ effort, isPrepared }) => effort === 'heavy' && !isPrepared),
    ])
    expect(texts).toEqual([w1, w2])
  })
})
