import { of } from 'rxjs'
import { refuseExpired } from '../../src/ready/refuse-expired.ts'
import type { SightedCode } from '../../src/ready/sighted-code.ts'
import { w1 } from './support/codes.ts'
import { fakeTime } from './support/fake-time.ts'
import { inputRejection, sightedCode } from './support/payment-codes.ts'

const setUp = (freshnessMs = 60_000, ownMs = 60_000) => {
  const time = fakeTime()
  const sighted = sightedCode(time, w1, ownMs)
  const judge = (value: unknown = sighted): string => {
    let verdict = ''
    of(value as SightedCode)
      .pipe(refuseExpired(freshnessMs, time))
      .subscribe((outcome) => (verdict = 'reason' in outcome ? outcome.reason : 'fresh'))
    return verdict
  }
  return { time, sighted, judge }
}

test.each([60_000, 45_000, 1])('the limit of %i ms is half-open', (freshnessMs) => {
  const { time, judge } = setUp(freshnessMs)
  time.pass(freshnessMs - 1)
  expect(judge()).toBe('fresh')
  time.pass(1)
  expect(judge()).toBe('expired')
})

test.each([
  [300_000, 60_000],
  [60_000, 300_000],
])('of %i ms and the wallet’s own %i the lower counts', (freshnessMs, ownMs) => {
  const { time, judge } = setUp(freshnessMs, ownMs)
  time.pass(59_999)
  expect(judge()).toBe('fresh')
  time.pass(1)
  expect(judge()).toBe('expired')
})

test('the refusal is of now, with the mask', () => {
  const { time, sighted } = setUp()
  const outcomes: unknown[] = []
  time.pass(60_000)
  of(sighted)
    .pipe(refuseExpired(60_000, time))
    .subscribe((outcome) => outcomes.push(outcome))
  expect(outcomes).toMatchObject([{ masked: '13…89', at: time.wall() }])
})

describe('clocks', () => {
  test('the wall clock is set back by an hour: it expires in time', () => {
    const { time, judge } = setUp()
    time.shiftWall(-3_600_000)
    time.pass(59_999)
    expect(judge()).toBe('fresh')
    time.pass(1)
    expect(judge()).toBe('expired')
  })

  test('the wall clock is set on by an hour: it expires early', () => {
    const { time, judge } = setUp()
    time.shiftWall(3_600_000)
    expect(judge()).toBe('expired')
  })

  test('the machine sleeps two minutes with its monotonic clock', () => {
    const { time, judge } = setUp()
    time.sleep(120_000)
    expect(judge()).toBe('expired')
  })

  test('expired is final, even if the clock is set back afterwards', () => {
    const { time, judge } = setUp()
    time.shiftWall(3_600_000)
    expect(judge()).toBe('expired')
    time.shiftWall(-3_600_000)
    expect(judge()).toBe('expired')
  })

  test('an age that is NaN is too old', () => {
    const { sighted, judge } = setUp()
    sighted.sighting.first = { monotonic: Number.NaN, wall: Number.NaN }
    expect(judge()).toBe('expired')
  })
})

test('a rejection goes through', () => {
  const { time, judge } = setUp()
  time.pass(60_000)
  expect(judge(inputRejection)).toBe('incomplete')
})
