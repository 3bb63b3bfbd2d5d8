import fc from 'fast-check'
import { FrameAge } from '../../src/worker/frame-age.ts'
import { ReaderClock } from '../../src/worker/reader-clock.ts'

test('a reader’s times come to the page’s clock, late by the quickest message at the most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1 }),
      (ahead, delays) => {
        const clock = new ReaderClock()
        delays.forEach((delay, at) => clock.heard(at * 1_000 + ahead, at * 1_000 + delay))
        expect(clock.here(5_000 + ahead)).toBe(5_000 + Math.min(...delays))
      },
    ),
  )
})

test('a frame is as old as it is later than the quickest', () => {
  const age = new FrameAge()
  expect([
    age.of(0, 100),
    age.of(33, 133),
    age.of(66, 566),
    age.of(600, 699),
    age.of(633, 733),
  ]).toEqual([0, 0, 400, 0, 1])
})
