import fc from 'fast-check'
import { judgePace, pace, quietMs } from '../../../src/decode/keyboard/pace.ts'
import { jitter } from './keys.ts'

const every = (ms: number, count = 17): number[] => Array.from({ length: count }, () => ms)
const digits = '134567890123456789'
const words = 'good morning to you'

describe('pace', () => {
  test('has the numbers that the guide states', () => {
    expect(pace).toStrictEqual({
      ...{ fastMs: 45, slowMs: 120, evenness: 0.48 },
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
    expect(judgePace([...gaps], digits)).toBe(verdict)
  })

  test('words slower than 45 ms are a person’s, however even', () => {
    expect(judgePace(every(45), words)).toBe('scanner')
    expect(judgePace(every(46), words)).toBe('hand')
  })

  test.each([
    ['AB12', 'scanner'],
    ['AB-12345678', 'scanner'],
    ['ABC12', 'hand'],
    ['', 'scanner'],
  ])('%j at an even 80 ms: %s, by its share of digits', (text, verdict) => {
    expect(judgePace(every(80), text)).toBe(verdict)
  })

  test('does not depend on the order of the gaps, and leaves them alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 30 }), (gaps) => {
        const before = [...gaps]
        expect(judgePace(gaps, digits)).toBe(judgePace(gaps.toReversed(), digits))
        expect(gaps).toStrictEqual(before)
      }),
    )
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
