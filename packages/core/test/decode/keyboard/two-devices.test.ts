import { isInterleaved } from '../../../src/decode/keyboard/two-devices.ts'
import type { TypedKey } from '../../../src/decode/keyboard/typed-key.ts'
import { w1 } from './keys.ts'

/** Keys by the gaps between them, without releases. */
function pressed(gapsMs: readonly number[]): TypedKey[] {
  let at = 0
  return [0, ...gapsMs].map((gapMs) => {
    at += gapMs
    return { text: '1', digit: '1', isTypedDigit: true, oddity: undefined, at, deliveredAt: at }
  })
}
const isOfTwo = (gapsMs: readonly number[]): boolean => isInterleaved(pressed(gapsMs), w1, 1_000)
const every = (ms: number, count: number): number[] => Array.from({ length: count }, () => ms)

describe('where no releases are reported', () => {
  test('a gap that a key has come in the middle of is two devices’', () => {
    expect(isOfTwo([...every(20.5, 8), 13, 7.5, ...every(20.5, 8)])).toBe(true)
    expect(isOfTwo([...every(20.5, 8), 0.6, 19.9, ...every(20.5, 8)])).toBe(true)
    expect(isInterleaved(pressed([...every(20.5, 16), 13]), w1, 16 * 20.5 + 13 + 7.5)).toBe(true)
    expect(isOfTwo(every(20.5, 18))).toBe(false)
  })

  test('at a pace of a few whole milliseconds a key that came 1 ms early is one scanner’s', () => {
    expect(isOfTwo([...every(2, 8), 0, ...every(2, 8)])).toBe(false)
    expect(isOfTwo([...every(2, 8), 1, ...every(3, 4), 3, 1, 2, 3, 3])).toBe(false)
    expect(isOfTwo([3, 3, 2, 3, 3, 3, 1, 2, 3, 3, 2, 3, 3, 3, 2, 3, 3])).toBe(false)
    expect(isOfTwo([...every(5, 8), 7, 2, ...every(5, 7)])).toBe(false)
    expect(isOfTwo([...every(12, 8), 7, 5, ...every(12, 7)])).toBe(true)
  })

  test('two keys with one stamp at a coarse clock’s pace are one scanner’s', () => {
    expect(isOfTwo([...every(1000 / 60, 8), 0, ...every(1000 / 60, 8)])).toBe(false)
    expect(isOfTwo([16, 16, 15, 16, 0, 16, 15, 16, 16, 15, 16, 16, 15, 16, 16, 15, 16])).toBe(false)
  })

  test('a key that came late, and the next one in time, are one scanner’s', () => {
    expect(isOfTwo([...every(20.5, 8), 33, 8, ...every(20.5, 8)])).toBe(false)
    expect(isOfTwo([3, ...every(20.5, 16)])).toBe(false)
    expect(isOfTwo([3, 2, 4, 20, ...every(20.5, 13)])).toBe(false)
  })

  test('keys in bunches are one scanner’s', () => {
    expect(isOfTwo(Array.from({ length: 17 }, (_, place) => (place % 2 === 0 ? 20 : 0.4)))).toBe(
      false,
    )
  })

  test('three slow gaps at one end are a person’s, two may be holes', () => {
    expect(isOfTwo([...every(130, 3), ...every(8, 14)])).toBe(true)
    expect(isOfTwo([...every(8, 14), ...every(130, 3)])).toBe(true)
    expect(isOfTwo([...every(130, 2), ...every(8, 15)])).toBe(false)
    expect(isOfTwo([...every(8, 7), ...every(130, 3), ...every(8, 7)])).toBe(false)
    // Also where most are slow.
    expect(isOfTwo([...every(8, 6), ...every(90, 11)])).toBe(true)
  })
})
