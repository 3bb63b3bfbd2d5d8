import {
  type BarsWithin,
  barsWithin,
  hasEdgesOfCode,
  minScoreAt,
} from '../../src/code-128/sample/bars-within.ts'

const samplesAModule = 4
const ends = { from: 40, to: 40 + 134 * samplesAModule, isInverted: false }

/** The bars of a profile with `bars` equally wide bars, of this darkness, on light ground. */
function within(bars: number, darkness = 1): BarsWithin {
  const length = ends.to + ends.from
  const light = new Float32Array(length)
  const dark = Float32Array.from({ length }, (_, at) => {
    const place = ((at - ends.from) / (ends.to - ends.from)) * (2 * bars - 1)
    const isBar = place >= 0 && place < 2 * bars - 1 && Math.floor(place) % 2 === 0
    return isBar ? darkness : -darkness
  })
  return barsWithin(dark, { light, fromU: 0, step: 1 }, ends)
}

test('counts the edges between the ends, and how sharp they are', () => {
  const { edges, sharpness } = within(37, 0.7)
  // 37 bars have 72 edges inside and one at each end.
  expect(Math.abs(edges - 73)).toBeLessThanOrEqual(1)
  expect(sharpness).toBeCloseTo(0.7, 2)
})

test.each([
  ['a payment code', 37, true],
  ['an EAN-13', 30, false],
  ["a parcel's letters and digits", 46, false],
])('knows by its edges whether it may be %s', (_, bars, mayBe) => {
  expect(hasEdgesOfCode(within(bars))).toBe(mayBe)
})

test('lets blur merge bars, but never add any', () => {
  expect(hasEdgesOfCode(within(20, 0.4))).toBe(true)
  expect(hasEdgesOfCode(within(46, 0.4))).toBe(false)
})

test('asks for a better fit the sharper a profile is', () => {
  const [blurred, usual, sharp] = [0.4, 0.7, 0.85].map((sharpness) =>
    minScoreAt({ sharpness, edges: 73 }),
  ) as [number, number, number]
  expect(blurred).toBeLessThan(usual)
  expect(usual).toBeLessThan(sharp)
  expect(sharp).toBeLessThan(0.9)
})
