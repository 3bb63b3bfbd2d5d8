import { blockTensors } from '../../src/code-128/find/block-tensors.ts'
import type { LuminanceFrame } from '../../src/frame/luminance-frame.ts'
import { edgedGroups } from '../../src/strategy/edged-groups.ts'
import { drawPicture } from '../decoders/draw-picture.ts'

const text = '134567890123456789'
const boxIn = (frame: LuminanceFrame) => edgedGroups(blockTensors(frame)).box

/** Grain of a sensor: even, of this width, the same each time. */
function grainy({ data, ...frame }: LuminanceFrame, grain: number): LuminanceFrame {
  let state = 1
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  return {
    ...frame,
    data: data.map((grey) => Math.max(30, Math.min(220, grey)) + (next() - 0.5) * grain),
  }
}

describe('edgedGroups', () => {
  test('have one box about all symbols, with their quiet zones', () => {
    const box = boxIn(
      drawPicture({
        ...{ width: 640, height: 480 },
        symbols: [
          { kind: 'qrcode', text, at: [200, 90], scale: 3 },
          { kind: 'code128', text, at: [180, 260], scale: 1, bars: 60 },
        ],
      }),
    )
    expect(box!.x).toBeLessThan(180 - 10)
    expect(box!.y).toBeLessThan(90 - 10)
    expect(box!.x + box!.width).toBeGreaterThan(180 + 134 + 10)
    expect(box!.y + box!.height).toBeGreaterThan(320 + 10)
    expect(box!.width * box!.height).toBeLessThan((640 * 480) / 4)
  })

  test('have a box on the grid of the binarizer that reads it at half size', () => {
    for (const x of [201, 206, 211]) {
      const box = boxIn(
        drawPicture({ symbols: [{ kind: 'qrcode', text, at: [x, x - 50], scale: 3 }] }),
      )
      expect([box!.x % 16, box!.y % 16]).toEqual([0, 0])
    }
  })

  test('are none where there is nothing, or only grain', () => {
    const plain = drawPicture({ width: 640, height: 480 })
    expect(boxIn(plain)).toBeUndefined()
    for (const grain of [6, 20, 60]) expect(boxIn(grainy(plain, grain))).toBeUndefined()
  })

  test('are found in grain, too', () => {
    const symbols = [{ kind: 'qrcode', text, at: [200, 90], scale: 3 } as const]
    const box = boxIn(grainy(drawPicture({ width: 640, height: 480, symbols }), 40))
    expect(box!.x).toBeLessThan(200)
    expect(box!.x + box!.width).toBeGreaterThan(200 + 63)
    expect(box!.width).toBeLessThan(200)
  })
})
