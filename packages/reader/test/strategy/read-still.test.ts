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
  const { codes: found } = await readStill(picture, { decoders: [decoder] })
  return { decoder, texts: found.map(({ text }) => text) }
}

describe('readStill', () => {
  test('tries everything, whatever the picture looks like', async () => {
    for (const picture of [frame, drawPicture({})]) {
      const { decoder, texts } = await reading([], picture)
      expect(texts).toEqual([])
      const kinds = decoder.calls.map(({ effort, isPrepared }) =>
        isPrepared ? 'prepared' : effort,
      )
      expect(new Set(kinds)).toEqual(new Set(['light', 'heavy', 'prepared']))
    }
  })

  test('looks for a second phone also when the first was easy to read', async () => {
    const { texts } = await reading([
      qr(w1, leftAt),
      qr(w2, rightAt, ({ effort, isPrepared }) => effort === 'heavy' && !isPrepared),
    ])
    expect(texts).toEqual([w1, w2])
  })
})
