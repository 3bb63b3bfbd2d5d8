import { barBands } from '../../src/code-128/sample/bar-bands.ts'
import { isBarred } from '../../src/code-128/find/is-barred.ts'
import { normal, random } from './draw-code-128.ts'

const [width, height] = [300, 80]
const pencil = { origin: { x: 0, y: 40 }, across: { x: 1, y: 0 }, slope: 0, fan: 0 }
const area = { pencil, fromU: 10, toU: 290, fromV: -30, toV: 30, energy: 1 }

function isBarredWith(grey: (x: number, y: number) => number): boolean {
  const data = Uint8ClampedArray.from({ length: width * height }, (_, at) =>
    grey(at % width, (at / width) | 0),
  )
  const frame = { data, width, height, stride: width }
  return isBarred(barBands(frame, area, { step: 1, bands: 8, rows: 4 }))
}

describe('isBarred', () => {
  test('as many edges as a code has, the same in all bands', () => {
    expect(isBarredWith((x) => ((x / 4) & 1 ? 20 : 220))).toBe(true)
  })

  test.each([
    ['too few edges', (x: number) => ((x / 16) & 1 ? 20 : 220)],
    ['a texture', (x: number) => (x & 1 ? 20 : 220)],
  ])('%s', (_, grey) => {
    expect(isBarredWith(grey)).toBe(false)
  })

  test('as many edges, but others in each band', () => {
    const next = random(5)
    const rows = Array.from({ length: height / 8 + 1 }, () => Math.floor(next() * 8))
    expect(isBarredWith((x, y) => (((x + rows[(y / 8) | 0]!) / 4) & 1 ? 20 : 220))).toBe(false)
  })

  test('noise', () => {
    const next = random(6)
    expect(isBarredWith(() => 128 + 30 * normal(next))).toBe(false)
  })
})
