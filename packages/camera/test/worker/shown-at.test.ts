import { shownAt, shownSize, type Turn } from '../../src/worker/shown-at.ts'

const size = { width: 4, height: 2 }

// Expected values: where Chromium 156 draws the only bright pixel, the first, of a frame of 4 × 2.
test.each<[Turn['rotation'], boolean, [number, number]]>([
  [0, false, [0, 0]],
  [0, true, [3, 0]],
  [90, false, [1, 0]],
  [90, true, [0, 0]],
  [180, false, [3, 1]],
  [180, true, [0, 1]],
  [270, false, [0, 3]],
  [270, true, [1, 3]],
])('a frame turned by %i°, mirrored: %p, shows its first pixel at %p', (rotation, flip, [x, y]) => {
  expect(shownAt({ x: 0, y: 0 }, size, { rotation, flip })).toEqual({ x, y })
})

test('a frame on its side is shown with its sides exchanged', () => {
  expect(shownSize(size, { rotation: 90, flip: false })).toEqual({ width: 2, height: 4 })
  expect(shownSize(size, { rotation: 180, flip: false })).toEqual(size)
})
