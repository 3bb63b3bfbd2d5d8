import { epoch } from '@paycode/simulator/testing'
import fc from 'fast-check'
import { ageMs, instant, isBefore } from '../src/age.ts'
import { fakeTime } from './ready/support/fake-time.ts'

test('an instant is a moment on both clocks, now or some time ago', () => {
  const time = fakeTime()
  time.pass(10)
  time.sleep(100)
  expect(instant(time)).toEqual({ monotonic: 5_010.25, wall: epoch + 110 })
  expect(instant(time, 7)).toEqual({ monotonic: 5_003.25, wall: epoch + 103 })
})

describe('ageMs is the larger of what the clocks say', () => {
  test.each([
    ['both went', { monotonic: 5, wall: 5 }, 5],
    ['the wall clock was set back', { monotonic: 5, wall: -3_600_000 }, 5],
    ['the wall clock was set on', { monotonic: 5, wall: 3_600_005 }, 3_600_005],
    ['the machine slept', { monotonic: 0, wall: 120_000 }, 120_000],
  ])('%s', (_, now, expected) => {
    expect(ageMs({ monotonic: 0, wall: 0 }, now)).toBe(expected)
  })
})

describe('isBefore says so only when both clocks do', () => {
  const noon = { monotonic: 100, wall: 1_000 }
  test.each([
    [{ monotonic: 99, wall: 999 }, true],
    [{ monotonic: 99, wall: 1_000 }, false],
    [{ monotonic: 100, wall: 999 }, false],
    [{ monotonic: 100, wall: 1_000 }, false],
    [{ monotonic: 101, wall: 1_001 }, false],
    [{ monotonic: Number.NaN, wall: Number.NaN }, false],
  ])('%j: %s', (one, expected) => {
    expect(isBefore(one, noon)).toBe(expected)
  })

  test('never both ways round', () => {
    const moment = fc.record({ monotonic: fc.double(), wall: fc.double() })
    fc.assert(
      fc.property(moment, moment, (one, other) => !(isBefore(one, other) && isBefore(other, one))),
    )
  })
})
