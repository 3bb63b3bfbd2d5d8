import fc from 'fast-check'
import {
  isEven,
  isFingerHeld,
  isOneKey,
  judgePace,
  looksScanned,
  pace,
  quietMs,
} from '../../../src/decode/keyboard/pace.ts'
import type { Typing } from '../../../src/decode/keyboard/typed-key.ts'
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
      ...{ quietGaps: 4, quietLeastMs: 20, quietMostMs: 150, holeMs: 280, burstGapMs: 400 },
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
      // Bunches of keys are recognised by their order.
      fc.property(fc.array(fc.integer({ min: 2, max: 300 }), { maxLength: 30 }), (gaps) => {
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

  test('keys that are down as long as a finger is on them are a hand’s, unless all are down for one time', () => {
    const dwellsMs = every(60, 18).map((ms, index) => ms + (index % 5) * 5)
    expect(judgePace({ ...held(80, 60), dwellsMs })).toBe('hand')
    expect(judgePace({ ...held(80, 60), dwellsMs: dwellsMs.map((ms) => ms - 30) })).toBe('scanner')
    expect(judgePace(held(80, 60))).toBe('scanner')
  })

  test('fingers hold each key for another time, a scanner all for one, whatever it types', () => {
    for (const text of ['128000128000', '134567890123456789']) {
      const even = { text, gapsMs: every(80, 11), dwellsMs: every(40, 12), overlaps: 0 }
      expect(judgePace(even)).toBe('scanner')
      expect(
        judgePace({ ...even, dwellsMs: [30, 44, 52, 31, 58, 40, 33, 55, 28, 47, 36, 50] }),
      ).toBe('hand')
    }
  })

  test('a key comes up sooner before an equal one: as many as there are such may', () => {
    const dwellsMs = [...every(64, 6), ...every(100, 12)]
    const slow = { gapsMs: every(96, 17), dwellsMs, overlaps: 0 }
    expect(judgePace({ ...slow, text: '113355779900123456' })).toBe('scanner')
    expect(judgePace({ ...slow, text: '134567890123456789' })).toBe('hand')
  })

  test('a scanner that lets go of a key after the next is down is one at any pace', () => {
    expect(judgePace(held(100, 104, 17))).toBe('scanner')
    expect(judgePace(held(30, 31, 17))).toBe('scanner')
    expect(judgePace(held(100, 104, 3))).toBe('scanner')
    expect(judgePace(held(30, 50, 17))).toBe('hand')
  })

  test('keys let go at once are a scanner’s, however uneven, up to 144 ms', () => {
    const brief = (dwellMs: number): Typing => ({
      ...{ text: digits, gapsMs: uneven, dwellsMs: every(dwellMs, 10), overlaps: 0 },
    })
    expect(judgePace(brief(25))).toBe('scanner')
    expect(judgePace(brief(26))).toBe('hand')
    expect(judgePace(held(144, 10))).toBe('scanner')
    expect(judgePace(held(145, 10))).toBe('hand')
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

describe('isEven', () => {
  test('a steady rhythm, with holes, is; a person’s is not', () => {
    expect(isEven(jitter(150, 20, 17))).toBe(true)
    expect(isEven([...every(150, 15), 350, 350])).toBe(true)
    expect(isEven([60, 150, 90, 200, 70, 130, 180, 60, 110])).toBe(false)
  })
})

describe('isFingerHeld', () => {
  const dwelling = (dwellMs: number, count: number): Typing => ({
    ...{ text: digits, gapsMs: every(100), dwellsMs: every(dwellMs, count), overlaps: 0 },
  })

  test('from 60 ms on, where most releases are reported', () => {
    expect(isFingerHeld(dwelling(60, 18))).toBe(true)
    expect(isFingerHeld(dwelling(59, 18))).toBe(false)
    expect(isFingerHeld(dwelling(60, 9))).toBe(true)
    expect(isFingerHeld(dwelling(60, 8))).toBe(false)
  })
})

describe('isOneKey', () => {
  test.each([
    ['1111', 0, true],
    ['1111', 1, true],
    ['1111', 2, false],
    ['111', 0, false],
    ['1112', 0, false],
    ['😀😀😀😀', 0, true],
    ['\n\n\n\n', 0, true],
    ['', 0, false],
  ])('%j with %s releases: %s', (text, releases, expected) => {
    const typed = { text, gapsMs: every(33, 3), dwellsMs: every(10, releases), overlaps: 0 }
    expect(isOneKey(typed)).toBe(expected)
  })
})

describe('looksScanned', () => {
  const begun = (text: string, gapMs: number, more: Partial<Typing> = {}): Typing => ({
    ...{ text, gapsMs: every(gapMs, text.length - 1), dwellsMs: [], overlaps: 0, ...more },
  })

  test('from the fourth character on', () => {
    expect(looksScanned(begun('134', 8))).toBe(false)
    expect(looksScanned(begun('1345', 8))).toBe(true)
  })

  test('digits up to 45 ms, letters up to half of that', () => {
    expect(looksScanned(begun('1345', 45))).toBe(true)
    expect(looksScanned(begun('1345', 46))).toBe(false)
    expect(looksScanned(begun('abcd', 22))).toBe(true)
    expect(looksScanned(begun('abcd', 23))).toBe(false)
  })

  test('slower digits if their keys are let go at once', () => {
    const letGo = (gapMs: number, dwellMs: number, text = '1345'): boolean =>
      looksScanned(begun(text, gapMs, { dwellsMs: every(dwellMs, 3) }))
    expect(letGo(144, 25)).toBe(true)
    expect(letGo(145, 25)).toBe(false)
    expect(letGo(80, 26)).toBe(false)
    expect(letGo(80, 10, 'abcd')).toBe(false)
  })

  test('slower digits whose keys are down for longer do not, however many', () => {
    const text = '1345678901234567'
    expect(looksScanned(begun(text, 80, { dwellsMs: every(40, 16) }))).toBe(false)
  })

  test('letters between a half of 45 ms and 45 only if their keys are let go at once', () => {
    expect(looksScanned(begun('abcdefgh', 30, { dwellsMs: every(25, 8) }))).toBe(true)
    expect(looksScanned(begun('abcdefgh', 30, { dwellsMs: every(26, 8) }))).toBe(false)
    expect(looksScanned(begun('abcdefgh', 30))).toBe(false)
  })

  test('a key before it does not hide it', () => {
    expect(looksScanned(begun('7134', 8, { gapsMs: [90, 8, 8] }))).toBe(true)
  })

  test('neither a finger that slides nor one that stays', () => {
    expect(looksScanned(begun('1234', 12, { dwellsMs: every(40, 3), overlaps: 3 }))).toBe(false)
    expect(looksScanned(begun('1111', 33))).toBe(false)
    expect(looksScanned(begun('1111', 33, { dwellsMs: every(10, 3) }))).toBe(true)
  })

  test('goes by the numbers it is given', () => {
    expect(looksScanned(begun('1345', 45), { ...pace, fastMs: 44 })).toBe(false)
  })
})
