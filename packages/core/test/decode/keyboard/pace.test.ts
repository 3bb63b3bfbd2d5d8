import fc from 'fast-check'
import { judgePace, pace, quietMs, type Typing } from '../../../src/decode/keyboard/pace.ts'
import { jitter } from './keys.ts'

const every = (ms: number, count = 17): number[] => Array.from({ length: count }, () => ms)
const digits = '134567890123456789'
const words = 'good morning to you'
const typing = (gapsMs: readonly number[], text = digits): Typing => ({
  ...{ text, gapsMs: [...gapsMs], dwellsMs: [], overlaps: 0 },
})

describe('pace', () => {
  test('has the numbers that the guide states', () => {
    expect(pace).toStrictEqual({
      ...{ fastMs: 45, slowMs: 120, evenness: 0.48, briefMs: 25, fingerMs: 60 },
      ...{ quietGaps: 4, quietLeastMs: 20, quietMostMs: 150, burstGapMs: 400 },
    })
  })
})

describe('judgePace', () => {
  test.each([
    ['no gap: one key', [], 'hand'],
    ['one of 0 ms', [0], 'scanner'],
    ['1 ms', every(1), 'scanner'],
    ['45 ms', every(45), 'scanner'],
    ['46 ms, evenly', every(46), 'scanner'],
    ['120 ms, evenly', every(120), 'scanner'],
    ['121 ms, evenly', every(121), 'hand'],
    ['10 ms, and half of it 180', [...every(10, 9), ...every(180, 8)], 'scanner'],
    ['10 ms, and more than half of it 180', [...every(10, 8), ...every(180, 9)], 'hand'],
    // From 76 to 124 is 0.48 of 100, to 125 is more.
    ['76 to 124 around 100', [76, 76, 100, 124, 124], 'scanner'],
    ['76 to 125 around 100', [76, 76, 100, 125, 125], 'hand'],
    ['80 ± 20', jitter(80, 20, 17), 'scanner'],
    ['80 even, with two holes of 350', [...every(80, 15), 350, 350], 'scanner'],
    ['a person’s 60 to 200', [60, 150, 90, 200, 70, 130, 180, 60, 110], 'hand'],
  ] as const)('%s: %s → %s', (_, gaps, verdict) => {
    expect(judgePace(typing(gaps))).toBe(verdict)
  })

  test('words slower than 45 ms are a person’s, however even', () => {
    expect(judgePace(typing(every(45), words))).toBe('scanner')
    expect(judgePace(typing(every(46), words))).toBe('hand')
  })

  test.each([
    ['AB12', 'scanner'],
    ['AB-12345678', 'scanner'],
    ['ABC12', 'hand'],
    ['', 'scanner'],
  ])('%j at an even 80 ms: %s, by its share of digits', (text, verdict) => {
    expect(judgePace(typing(every(80), text))).toBe(verdict)
  })

  test('does not depend on the order of the gaps, and leaves them alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 30 }), (gaps) => {
        const before = [...gaps]
        expect(judgePace(typing(gaps))).toBe(judgePace(typing(gaps.toReversed())))
        expect(gaps).toStrictEqual(before)
      }),
    )
  })
})

describe('judgePace with releases', () => {
  const held = (gapMs: number, dwellMs: number, overlaps = 0): Typing => ({
    ...{ text: digits, gapsMs: every(gapMs), dwellsMs: every(dwellMs, 18), overlaps },
  })
  const uneven = [60, 150, 90, 110, 70, 130, 100, 60, 110]

  test('a finger on the keys is a hand’s, however even', () => {
    expect(judgePace(held(80, 59))).toBe('scanner')
    expect(judgePace(held(80, 60))).toBe('hand')
  })

  test('keys let go at once are a scanner’s, however uneven, up to 120 ms', () => {
    const brief = (dwellMs: number): Typing => ({
      ...{ text: digits, gapsMs: uneven, dwellsMs: every(dwellMs, 10), overlaps: 0 },
    })
    expect(judgePace(brief(25))).toBe('scanner')
    expect(judgePace(brief(26))).toBe('hand')
    expect(judgePace(held(121, 10))).toBe('hand')
  })

  test('few releases say nothing', () => {
    expect(judgePace({ ...held(80, 60), dwellsMs: every(60, 8) })).toBe('scanner')
  })

  test('a finger that slides over the keys is a hand’s, two guns are not', () => {
    expect(judgePace(held(12, 40, 17))).toBe('hand')
    expect(judgePace(held(12, 40, 8))).toBe('scanner')
    expect(judgePace(held(12, 25, 17))).toBe('scanner')
  })
})

describe('quietMs', () => {
  test.each([
    [[], 20],
    [every(0), 20],
    [every(5), 20],
    [every(6), 24],
    [every(37), 148],
    [every(38), 150],
    [every(5_000), 150],
    [[...every(8, 9), ...every(180, 8)], 32],
  ])('of %j: %s', (gaps, ms) => {
    expect(quietMs(gaps)).toBe(ms)
  })
})
