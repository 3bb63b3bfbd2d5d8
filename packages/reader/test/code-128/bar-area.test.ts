import { barArea } from '../../src/code-128/find/bar-area.ts'
import { barRegions } from '../../src/code-128/find/bar-regions.ts'
import { blockTensors } from '../../src/code-128/find/block-tensors.ts'

const size = 320
const whole = { x: 0, y: 0, width: size, height: size }

/** Stripes of 4 pixels in a bar of 240 × 80, turned. */
function striped(degrees: number) {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const data = Uint8Array.from({ length: size * size }, (_, at) => {
    const x = (at % size) - size / 2
    const y = ((at / size) | 0) - size / 2
    const along = x * cos + y * sin
    const aside = y * cos - x * sin
    const isBar = along > -120 && along < 120 && aside > -40 && aside < 40
    return isBar && ((along + 200) / 4) & 1 ? 20 : 220
  })
  return { data, width: size, height: size, stride: size }
}

describe('barArea', () => {
  // At 45° no two blocks of a diagonal lie in one row with those of the next.
  test.each([0, 3, 22, 45, 60, 90, 135, 170])('at %d degrees: where the bars are', (degrees) => {
    const tensors = blockTensors(striped(degrees), whole)
    const [bars] = barRegions(tensors, whole).toSorted((a, b) => b.blocks.length - a.blocks.length)
    const area = barArea(tensors, bars!)!
    const found = (Math.atan2(area.pencil.across.y, area.pencil.across.x) * 180) / Math.PI
    expect(Math.abs(Math.sin(((found - degrees) * Math.PI) / 180))).toBeLessThan(0.1)
    expect(area.toU - area.fromU).toBeGreaterThan(225)
    expect(area.toU - area.fromU).toBeLessThan(265)
    expect(area.toV - area.fromV).toBeGreaterThan(55)
    expect(area.toV - area.fromV).toBeLessThan(90)
  })

  test('a region of blocks without an edge of their own has no area', () => {
    const tensors = blockTensors(striped(0), whole)
    const region = { blocks: [0, 1, 2], cosine: 1, sine: 0 }
    expect(barArea(tensors, region)).toBeUndefined()
  })
})
