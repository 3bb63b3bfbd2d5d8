import type { FoundCode } from '../../src/decoders/frame-decoder.ts'
import { isExplainedBy } from '../../src/strategy/code-in-place.ts'

const at = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })
const code = (...corners: FoundCode['corners']): FoundCode => ({
  ...({ text: '1', symbology: 'code-128' } as const),
  corners,
})
const point = (x: number, y: number) => ({ x, y })
const upright = code(point(100, 100), point(200, 100), point(200, 200), point(100, 200))
const standing = code(point(150, 80), point(220, 150), point(150, 220), point(80, 150))

describe('what looks like a code is explained by one that was read', () => {
  test.each([
    ['in its middle', at(90, 90, 120, 120), true],
    ['of which it is a part', at(100, 100, 90, 30), true],
    ['beside it', at(220, 100, 100, 100), false],
    ['with room for more than it', at(50, 50, 300, 300), false],
  ])('%s', (_, place, isExplained) => {
    expect(isExplainedBy(place, upright)).toBe(isExplained)
  })

  test('not where it only lies in the rectangle about a code that stands aslant', () => {
    expect(isExplainedBy(at(85, 85, 20, 20), standing)).toBe(false)
    expect(isExplainedBy(at(130, 140, 20, 20), standing)).toBe(true)
  })
})
