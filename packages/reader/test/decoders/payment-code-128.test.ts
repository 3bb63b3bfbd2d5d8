import { blockTensors } from '../../src/code-128/find/block-tensors.ts'
import { paymentCode128 } from '../../src/decoders/payment-code-128.ts'
import { drawCode128 } from '../code-128/draw-code-128.ts'

const text = '134567890123456789'
const scene = { text, width: 320, height: 320, pitch: 1.9 }
const request = { symbologies: ['code-128'], effort: 'light' } as const

describe('paymentCode128', () => {
  const decoder = paymentCode128()
  afterAll(() => decoder.close())

  // The code's own left is the side of its start symbol.
  test.each([0, 180])(
    'at %d degrees: the code, and its corners from its own top left',
    async (turn) => {
      const [code, ...others] = await decoder.decode(drawCode128({ ...scene, turn }), request)
      expect(others).toEqual([])
      expect(code).toMatchObject({ text, symbology: 'code-128' })
      const [half, up] = turn === 0 ? [67 * 1.9, 15 * 1.9] : [-67 * 1.9, -15 * 1.9]
      const wanted = [
        [-half, -up],
        [half, -up],
        [half, up],
        [-half, up],
      ]
      for (const [at, [x, y]] of wanted.entries()) {
        expect(Math.abs(code!.corners[at]!.x - 160 - x!)).toBeLessThan(3)
        expect(Math.abs(code!.corners[at]!.y - 160 - y!)).toBeLessThan(12)
      }
    },
  )

  test('nothing outside the region, with tensors at hand or without', async () => {
    const frame = drawCode128(scene)
    const tensors = blockTensors(frame)
    const [above, about] = [
      { x: 0, y: 0, width: 320, height: 110 },
      { x: 10, y: 100, width: 300, height: 120 },
    ]
    for (const known of [{}, { tensors }]) {
      expect(await decoder.decode(frame, { ...request, ...known, region: above })).toEqual([])
      const read = await decoder.decode(frame, { ...request, ...known, region: about })
      expect(read.map((code) => code.text)).toEqual([text])
    }
  })

  test('nothing where other symbologies are asked for', async () => {
    const found = await decoder.decode(drawCode128(scene), { ...request, symbologies: ['qr'] })
    expect(found).toEqual([])
  })

  test('other beginnings, if they are given', async () => {
    const other = '624567890123456789'
    const frame = drawCode128({ ...scene, text: other })
    expect(await decoder.decode(frame, request)).toEqual([])
    const [code] = await paymentCode128({ prefixes: ['62'] }).decode(frame, request)
    expect(code?.text).toBe(other)
  })
})
