import { epoch } from '@paycode/simulator/testing'
import { delivered, endOf, jitter, keysOf, press, w1, w2, type Timed } from './keys.ts'
import { desk, outcomes, play, shortResult } from './play.ts'

// Keys are timed by their own stamps, not by their delivery, which depends on the machine.

describe('stamps', () => {
  test.each([
    ['all equal', 0],
    ['rounded to 100 ms', [0, 0, 0, 0, 100]],
    ['rounded to 16 ms', [0, 16]],
    ['in pairs', [0, 17]],
    ['going back in between', [8, -3, 8, 8, -12, 20]],
    ['all going back', -5],
  ])('%s: one scan', (_, gaps) => {
    const keys = keysOf(`${w1}\r`, gaps, 1_000)
    const inOrder = delivered(keys, (index) => 1_200 + index * 8)
    expect(outcomes(inOrder)).toStrictEqual([w1])
    expect(outcomes(inOrder.slice(0, -1))).toStrictEqual([w1])
    expect(outcomes(delivered(keysOf(`${w1}0`, gaps, 1_000), (i) => 1_200 + i * 8))).toStrictEqual([
      '(wrong-length)',
    ])
  })

  test('of the epoch, as old engines gave them: arrival is taken instead', () => {
    const keys = keysOf(`${w1}\r`, 8).map((key) => ({ ...key, at: epoch + key.at, d: key.at }))
    expect(play(keys)).toMatchObject([{ t: 144, text: w1, receivedAt: epoch + 136 }])
  })

  test('of the epoch, by hand', () => {
    const keys = keysOf(w1, 200).map((key) => ({ ...key, at: epoch + key.at, d: key.at }))
    expect(outcomes(keys)).toStrictEqual(['(typed-by-hand)'])
  })

  test.each([0, 8, 17, 18])('of the epoch at key %s only', (which) => {
    const keys = keysOf(`${w1}\r`, 8).map((key, index) =>
      index === which ? { ...key, at: 1_495_842_326_871, d: key.at } : key,
    )
    expect(outcomes(keys)).toStrictEqual([w1])
  })

  test.each([Number.NaN, Infinity])('of %s: arrival is taken instead', (at) => {
    const keys = keysOf(`${w1}\r`, 8).map((key) => ({ ...key, at, d: key.at }))
    expect(outcomes(keys)).toStrictEqual([w1])
  })

  test('of -Infinity are old, and hold nothing up', () => {
    const keys = keysOf(w1, 8).map((key) => ({ ...key, at: -Infinity, d: key.at }))
    expect(outcomes(keys)).toStrictEqual(['(stale-input)'])
  })
})

describe('a busy machine', () => {
  test('keys that arrive together after 1.5 s are one scan, of the time when they were made', () => {
    const keys = delivered(keysOf(`${w1}\r`, 8), (index) => 1_500 + Math.floor(index / 6))
    expect(play(keys)).toMatchObject([{ t: 1_503, text: w1, receivedAt: epoch + 136 }])
  })

  test('keys that arrive at once, without a terminator', () => {
    const keys = delivered(keysOf(w1, 8), () => 1_500)
    expect(play(keys)).toMatchObject([{ t: 1_900, text: w1, receivedAt: epoch + 136 }])
  })

  test('keys that arrive 60 ms apart: the quiet time follows the slower pace', () => {
    const slowly = (text: string) => delivered(keysOf(text, 8), (index) => index * 60)
    const second = delivered(keysOf(w1, 8, 5_000), (index) => 5_000 + index * 60)
    expect(play([...keysOf(w2, 8), ...second])).toMatchObject([
      { text: w2 },
      { t: 5_000 + 17 * 60 + 150, text: w1 },
    ])
    expect(outcomes(slowly(`${w1}\r`))).toStrictEqual([w1])
    expect(outcomes(slowly(`${w1}0`))).toStrictEqual(['(wrong-length)'])
    expect(outcomes(slowly(`${w1}0\r`))).toStrictEqual([`${w1}0`])
  })

  test('two scans with terminators that arrive together stay two', () => {
    const keys = [...keysOf(`${w1}\r`, 8), ...keysOf(`${w2}\r`, 8, 300)]
    expect(outcomes(delivered(keys, () => 2_000))).toStrictEqual([w1, w2])
  })

  test('two without, closer than 400 ms, void each other: stamps may be rounded, so they do not part them', () => {
    const keys = [...keysOf(w1, 8), ...keysOf(w2, 8, 300)]
    expect(outcomes(delivered(keys, () => 2_000))).toStrictEqual(['(wrong-length)'])
  })

  test.each([
    ['200 ms', 200],
    ['150 to 250 ms', jitter(200, 50)],
  ])('what was typed %s apart and arrives at once is still a person', (_, gaps) => {
    const keys = keysOf(`${w1}\r`, gaps)
    expect(outcomes(delivered(keys, (index) => endOf(keys) + index))).toStrictEqual([
      '(typed-by-hand)',
    ])
  })
})

describe('a timer that runs late, because the machine was blocked', () => {
  /** Blocked from the ninth key on until `until`; then the timer runs first, and the keys `laterMs` after it. */
  const blocked = (until: number, laterMs: number, text = `${w1}\r`): string[] => {
    const { type, time, results } = desk()
    const keys = keysOf(text, 8)
    type(keys.slice(0, 9))
    time.block(until)
    time.passUntil(until + laterMs)
    type(delivered(keys.slice(9), () => until + laterMs))
    time.passUntil(until + 2_000)
    return results.map(shortResult)
  }

  test('waits for the keys behind it', () => {
    expect(blocked(3_000, 0)).toStrictEqual([w1])
    expect(blocked(3_000, 19)).toStrictEqual([w1])
    expect(blocked(3_000, 20)).toStrictEqual(['(incomplete)', '(wrong-length)'])
  })

  test('from 20 ms on, for 20 ms, and once', () => {
    expect(blocked(64 + 400 + 20, 19)).toStrictEqual([w1])
    expect(blocked(64 + 400 + 19, 0)).toStrictEqual(['(incomplete)', '(wrong-length)'])
    const { type, time, results } = desk()
    type(keysOf(w1.slice(0, 9), 8))
    time.block(3_000)
    time.passUntil(3_000)
    time.block(6_000)
    time.passUntil(6_000)
    expect([results.map(shortResult), time.timers]).toStrictEqual([['(incomplete)'], 0])
  })

  test('a whole code without a suffix is not cut off from the digit behind it', () => {
    const { type, time, results } = desk()
    const keys = keysOf(`${w1}0`, 8)
    type(keys.slice(0, 18))
    time.block(2_000)
    time.passUntil(2_000)
    type(delivered(keys.slice(18), () => 2_001))
    time.passUntil(4_000)
    expect(results.map(shortResult)).toStrictEqual(['(wrong-length)'])
  })

  test('with nothing behind it the scan is there 20 ms later, of its own time', () => {
    const { type, time, results } = desk()
    type(keysOf(w1, 8))
    time.block(2_000)
    time.passUntil(4_000)
    expect(results).toMatchObject([{ t: 2_020, text: w1, receivedAt: epoch + 136 }])
  })
})

describe('old keys', () => {
  const late = (ms: number): Timed[] => delivered(keysOf(`${w1}\r`, 8), (index) => index * 8 + ms)

  test('of 5 s are in time, older ones are `stale-input`', () => {
    expect(outcomes(late(5_000))).toStrictEqual([w1])
    expect(outcomes(late(5_001))).toStrictEqual(['(stale-input)'])
  })

  test('one old key is enough', () => {
    const keys = delivered(keysOf(`${w1}\r`, 8), () => 5_005)
    expect(outcomes(keys)).toStrictEqual(['(stale-input)'])
  })

  test('words are none the less no news', () => {
    expect(outcomes(delivered(keysOf('good morning', [90, 170, 120]), () => 9_000))).toStrictEqual(
      [],
    )
  })

  test('the next scan is not affected', () => {
    expect(outcomes([...late(6_000), ...keysOf(`${w2}\r`, 8, 8_000)])).toStrictEqual([
      '(stale-input)',
      w2,
    ])
  })
})

describe('the keyboard goes away', () => {
  test.each([6, 9, 17, 18])('in a scan, after %s digits: `incomplete` at once', (length) => {
    const { results, type, time } = desk()
    type([...keysOf(w1.slice(0, length), 8), { type: 'blur', at: 137 }])
    expect(results).toMatchObject([{ t: 137, reason: 'incomplete' }])
    expect(time.timers).toBe(0)
    type([{ type: 'focus', at: 2_000 }, ...keysOf(`${w2}\r`, 8, 2_100)])
    expect(results.slice(1)).toMatchObject([{ t: 2_244, text: w2 }])
  })

  test('with the rest after the return: neither half is a code', () => {
    const keys: Timed[] = [
      ...keysOf(w1.slice(0, 7), 8),
      { type: 'blur', at: 60 },
      { type: 'focus', at: 2_060 },
      ...keysOf(`${w1.slice(7)}\r`, 8, 2_100),
    ]
    expect(outcomes(keys)).toStrictEqual(['(incomplete)', w1.slice(7)])
  })

  test('what was typed by hand is forgotten', () => {
    const keys: Timed[] = [
      ...keysOf(w1.slice(0, 9), 500),
      { type: 'blur', at: 4_500 },
      ...keysOf(w1.slice(9), 500, 5_000),
    ]
    expect(outcomes(keys)).toStrictEqual([])
  })

  test('with nothing begun: nothing', () => {
    expect(
      outcomes([{ type: 'blur', at: 1 }, { type: 'focus', at: 2 }, press('1', 3)]),
    ).toStrictEqual([])
  })
})
