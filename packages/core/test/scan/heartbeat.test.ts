import fc from 'fast-check'
import { Heartbeat } from '../../src/scan/heartbeat.ts'
import { fakeTime } from '../ready/support/fake-time.ts'

function setUp(isReading?: () => boolean) {
  const time = fakeTime()
  const heartbeat = new Heartbeat(time, time.scheduler, isReading)
  /** Highest age of data that is read now, in ms, by both clocks. */
  const ageMs = (): number => {
    const { monotonic, wall } = heartbeat.arrived()
    expect(time.wall() - wall).toBeCloseTo(time.monotonic() - monotonic, 6)
    return time.wall() - wall
  }
  return { time, heartbeat, ageMs }
}

test('what is read while the process runs came now', () => {
  const { time, heartbeat, ageMs } = setUp()
  heartbeat.start()
  for (let ms = 0; ms < 5_000; ms += 170) {
    expect(ageMs()).toBe(0)
    time.pass(170)
  }
})

describe('after a standstill', () => {
  test.each(['stopped', 'asleep'])('%s: it may have waited from the beginning on', (how) => {
    const { time, heartbeat, ageMs } = setUp()
    heartbeat.start()
    time.pass(5_000)
    // A stopped process finds its timers late, and the clock of a machine that sleeps stands still.
    if (how === 'asleep') time.sleep(70_000)
    else time.stop(70_000)
    expect(ageMs()).toBeGreaterThanOrEqual(70_000)
  })

  test('also behind the first beat, which may come before what waited; behind the second it came now', () => {
    const { time, heartbeat, ageMs } = setUp()
    heartbeat.start()
    time.pass(5_000)
    time.sleep(70_000)
    time.pass(250)
    expect(ageMs()).toBeGreaterThanOrEqual(70_000)
    time.pass(250)
    expect(ageMs()).toBe(0)
  })
})

describe('at the start', () => {
  test('what waited is as old as the queue went unread, behind two turns it came now', () => {
    const { time, heartbeat, ageMs } = setUp()
    heartbeat.start(70_000)
    expect(ageMs()).toBe(70_000)
    time.pass(1)
    expect(ageMs()).toBe(0)
  })

  test('between two subscriptions there is no beat', () => {
    const { time, heartbeat, ageMs } = setUp()
    heartbeat.start().unsubscribe()
    expect(time.timers).toBe(0)
    time.pass(70_000)
    heartbeat.start()
    expect(ageMs()).toBeGreaterThanOrEqual(70_000)
  })
})

test('a queue that is not read is not known to be empty', () => {
  let isReading = true
  const { time, heartbeat, ageMs } = setUp(() => isReading)
  heartbeat.start()
  time.pass(5_000)
  isReading = false
  time.pass(70_000)
  isReading = true
  expect(ageMs()).toBeGreaterThanOrEqual(70_000)
  time.pass(500)
  expect(ageMs()).toBe(0)
})

test('a wall clock set back makes nothing younger', () => {
  const { time, heartbeat, ageMs } = setUp()
  heartbeat.start()
  time.pass(5_000)
  time.stop(70_000)
  time.shiftWall(-3_600_000)
  expect(ageMs()).toBeGreaterThanOrEqual(70_000)
})

test('whatever the process and the clocks do, nothing is more than a second younger than it can be', () => {
  const step = fc.oneof(
    fc.record({ does: fc.constant('pass' as const), ms: fc.nat(3_000) }),
    fc.record({ does: fc.constant('stop' as const), ms: fc.nat(90_000) }),
    fc.record({ does: fc.constant('sleep' as const), ms: fc.nat(90_000) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const { time, heartbeat, ageMs } = setUp()
      heartbeat.start()
      time.pass(2)
      for (const { does, ms } of steps) {
        if (does === 'pass') time.pass(ms)
        if (does === 'stop') time.stop(ms)
        if (does === 'sleep') time.sleep(ms)
        // Data of the first moment of a standstill is read now.
        if (does !== 'pass') expect(ageMs()).toBeGreaterThan(ms - 1_000)
      }
    }),
  )
})
