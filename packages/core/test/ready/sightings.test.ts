import fc from 'fast-check'
import { instant } from '../../src/age.ts'
import { Sightings, type SightingOptions } from '../../src/ready/sightings.ts'
import { fakeTime } from './support/fake-time.ts'

const setUp = (options: Partial<SightingOptions> = {}) => {
  const time = fakeTime()
  const sightings = new Sightings({ holdMs: 3_000, keepMs: 60_000, maxSightings: 3, ...options })
  /** Looks at a text, `agoMs` before it is delivered. */
  const see = (text: string, agoMs = 0) => sightings.see(text, instant(time, agoMs), instant(time))
  return { time, sightings, see, clear: () => sightings.clearHolds(instant(time)) }
}

describe('the hold', () => {
  test('it slides: each look restarts the hold', () => {
    const { time, see } = setUp()
    expect(see('a')?.held).toBe(false)
    for (let look = 0; look < 10; look += 1) {
      time.pass(2_999)
      expect(see('a')?.held).toBe(true)
    }
    time.pass(3_000)
    expect(see('a')?.held).toBe(false)
  })

  test('it is by text', () => {
    const { see } = setUp()
    see('a')
    expect(see('b')?.held).toBe(false)
    expect(see('a')?.held).toBe(true)
  })

  test('it goes by the time of the looks, not of their delivery', () => {
    const { time, see } = setUp()
    see('a')
    time.pass(3_500)
    expect(see('a', 501)?.held).toBe(true)
    time.pass(2_499)
    expect(see('a')?.held).toBe(false)
  })

  test('a look delivered late does not shorten it', () => {
    const { time, see } = setUp()
    time.pass(10_000)
    see('a')
    time.pass(100)
    expect(see('a', 2_000)?.held).toBe(true)
    time.pass(2_899)
    expect(see('a')?.held).toBe(true)
  })

  test('a claim under way is held however long it takes', () => {
    const { time, see } = setUp()
    see('a')!.sighting.verdict = 'claiming'
    time.pass(10_000)
    expect(see('a')).toMatchObject({ held: true, sighting: { verdict: 'claiming' } })
  })

  test('holdMs 0 holds nothing', () => {
    const { see } = setUp({ holdMs: 0 })
    see('a')
    expect(see('a')?.held).toBe(false)
  })
})

describe('clearHolds', () => {
  test('what was refused is judged again, once', () => {
    const { see, clear } = setUp()
    see('a')
    clear()
    expect(see('a')?.held).toBe(false)
    expect(see('a')?.held).toBe(true)
  })

  test('a claim stays held', () => {
    const { see, clear } = setUp()
    see('a')!.sighting.verdict = 'claiming'
    clear()
    expect(see('a')?.held).toBe(true)
  })

  test('a ready code is judged once more, and is a refusal then', () => {
    const { see, clear } = setUp()
    see('a')!.sighting.verdict = 'ready'
    clear()
    expect(see('a')).toMatchObject({ held: false, sighting: { verdict: 'refused' } })
    expect(see('a')?.held).toBe(true)
  })

  test('a ready code refused at a later look is a refusal then', () => {
    const { time, see, clear } = setUp()
    see('a')!.sighting.verdict = 'ready'
    time.pass(3_000)
    expect(see('a')).toMatchObject({ held: false, sighting: { verdict: 'refused' } })
    clear()
    expect(see('a')?.held).toBe(false)
  })

  test('a look from before, delivered after, does not use it up', () => {
    const { time, see, clear } = setUp()
    see('known')
    time.pass(100)
    clear()
    time.pass(10)
    expect(see('known', 20)?.held).toBe(true)
    expect(see('new', 20)?.held).toBe(false)
    time.pass(10)
    expect([see('known')?.held, see('new')?.held]).toEqual([false, false])
    expect([see('known')?.held, see('new')?.held]).toEqual([true, true])
  })

  test('a look from before, delivered after one from after, opens nothing', () => {
    const { time, see, clear } = setUp()
    time.pass(100)
    clear()
    time.pass(10)
    see('a')
    expect([see('a', 50)?.held, see('a')?.held]).toEqual([true, true])
  })
})

describe('the first look', () => {
  test('no later look renews it', () => {
    const { time, see } = setUp()
    const first = see('a')!.sighting.first
    time.pass(59_000)
    expect(see('a')?.sighting.first).toBe(first)
    time.pass(3_600_000)
    expect(see('a')?.sighting.first).toBe(first)
  })

  test('an earlier look that is delivered later is the first', () => {
    const { time, see } = setUp()
    time.pass(1_000)
    see('a')
    const monotonic = see('a', 400)?.sighting.first.monotonic
    expect(monotonic).toBe(5_600.25)
  })

  test('a wall clock set back does not move it', () => {
    const { time, see } = setUp()
    const first = see('a')!.sighting.first
    time.pass(10)
    time.shiftWall(-3_600_000)
    expect(see('a')?.sighting.first).toBe(first)
  })
})

describe('bounded', () => {
  test('without room nothing is noted, and nothing forgotten within its time', () => {
    const { time, sightings, see } = setUp()
    for (const text of ['a', 'b', 'c']) see(text)
    time.pass(59_999)
    expect(see('d')).toBeUndefined()
    expect(sightings.size).toBe(3)
    expect(see('a')?.sighting.first.monotonic).toBe(5_000.25)
  })

  test('room is made by forgetting what was seen longest ago', () => {
    const { time, sightings, see } = setUp()
    see('a')
    time.pass(1)
    see('b')
    time.pass(1)
    see('c')
    time.pass(1)
    see('a')
    time.pass(59_999)
    expect(see('d')).toBeDefined()
    expect(sightings.size).toBe(3)
    // b went, a stayed: it was seen since.
    expect(see('a')?.sighting.first.monotonic).toBe(5_000.25)
    expect(see('b')?.sighting.first.monotonic).not.toBe(5_001.25)
  })

  test('a used code keeps its time like any other: its age could be renewed else', () => {
    const { time, see } = setUp({ maxSightings: 1 })
    const { sighting } = see('a')!
    sighting.used = true
    time.pass(59_999)
    expect(see('b')).toBeUndefined()
    expect(see('a')?.sighting).toBe(sighting)
  })

  test('a claim under way is never forgotten', () => {
    const { time, see } = setUp({ maxSightings: 1 })
    const { sighting } = see('a')!
    sighting.verdict = 'claiming'
    time.pass(3_600_000)
    expect(see('b')).toBeUndefined()
    sighting.verdict = 'refused'
    expect(see('b')).toBeDefined()
  })

  test('whatever is seen when: never more than the most, and never a renewed age within keepMs', () => {
    const looks = fc.array(
      fc.record({
        text: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        wait: fc.constantFrom(0, 1, 500, 20_000, 61_000),
      }),
    )
    fc.assert(
      fc.property(looks, fc.integer({ min: 1, max: 4 }), (all, maxSightings) => {
        const { time, sightings, see } = setUp({ maxSightings })
        const seen = new Map<string, { first: number; last: number }>()
        for (const { text, wait } of all) {
          time.pass(wait)
          const now = time.monotonic()
          const before = seen.get(text)
          const noted = see(text)
          expect(sightings.size).toBeLessThanOrEqual(maxSightings)
          if (before && now - before.last < 60_000) {
            expect(noted?.sighting.first.monotonic).toBe(before.first)
          }
          if (noted) seen.set(text, { first: noted.sighting.first.monotonic, last: now })
        }
      }),
    )
  })
})

test('the texts are not to be seen in it', () => {
  const { sightings, see } = setUp()
  see('134567890123456789')
  expect(JSON.stringify(sightings)).toBe('{}')
  expect(JSON.stringify(see('134567890123456789'))).not.toContain('134567890123456789')
})
