import { blockTensors } from '../../src/code-128/find/block-tensors.ts'
import { edgedGroups } from '../../src/strategy/edged-groups.ts'
import { gridPlaces } from '../../src/strategy/grid-places.ts'
import { drawPicture, type DrawnSymbol } from '../decoders/draw-picture.ts'

const text = '134567890123456789'
function placesOf(symbols: readonly DrawnSymbol[]) {
  const tensors = blockTensors(drawPicture({ width: 480, height: 360, symbols }))
  return gridPlaces(tensors, edgedGroups(tensors))
}

describe('gridPlaces', () => {
  test('is where a QR is, of any size', () => {
    for (const scale of [3, 5, 8]) {
      const side = 21 * scale
      const [place, ...others] = placesOf([{ kind: 'qrcode', text, at: [150, 90], scale }])
      expect(others).toEqual([])
      expect(Math.abs(place!.x - 150)).toBeLessThan(16)
      expect(Math.abs(place!.y - 90)).toBeLessThan(16)
      expect(Math.abs(place!.width - side)).toBeLessThan(24)
      expect(Math.abs(place!.height - side)).toBeLessThan(24)
    }
  })

  test('are two for two phones, and none for bars or for nothing', () => {
    const [left, right]: DrawnSymbol[] = [60, 280].map((x) => ({
      ...{ kind: 'qrcode', text, at: [x, 90], scale: 5 },
    }))
    expect(placesOf([left!, right!])).toHaveLength(2)
    expect(placesOf([{ kind: 'code128', text, at: [60, 90], scale: 2, bars: 80 }])).toEqual([])
    expect(placesOf([])).toEqual([])
  })
})
