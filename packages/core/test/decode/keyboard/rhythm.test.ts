import { isOdd, isPlain } from '../../../src/decode/keyboard/rhythm.ts'
import type { TypedKey } from '../../../src/decode/keyboard/typed-key.ts'
import { jitter } from './keys.ts'

/** Whether a scan with these gaps has an odd rhythm; the terminator comes `endMs` after its last key. */
function isOddWith(gapsMs: readonly number[], endMs = 20): boolean {
  let at = 0
  const keys = [0, ...gapsMs].map((gapMs): TypedKey => {
    at += gapMs
    return { text: '1', digit: '1', isTypedDigit: true, oddity: undefined, at, deliveredAt: at }
  })
  return isOdd(keys, at + endMs)
}
const every = (ms: number, count: number): number[] => Array.from({ length: count }, () => ms)

describe('an odd rhythm', () => {
  test.each([
    ['one pace', every(20, 17)],
    ['a pace that differs by a fifth', jitter(20, 4, 17)],
    ['bunches of three', every(0, 17).map((_, place) => (place % 3 === 2 ? 24 : 0.3))],
    ['a key that is late, and the next ones close behind it', [...every(20, 8), 36, 8, 16, 20, 20]],
  ])('is not %s', (_, gaps) => {
    expect(isOddWith(gaps)).toBe(false)
  })

  test.each([
    ['a key that comes early', [...every(20, 8), 10, ...every(20, 8)]],
    ['a long gap, wherever', [...every(20, 8), 61, ...every(20, 8)]],
    ['a second half at another pace', [...every(20, 9), ...every(30, 8)]],
  ])('is %s', (_, gaps) => {
    expect(isOddWith(gaps)).toBe(true)
  })

  test('is a terminator that comes early, not one that comes late', () => {
    expect(isOddWith(every(20, 17), 9)).toBe(true)
    expect(isOddWith(every(20, 17), 90)).toBe(false)
  })
})

describe('a plain rhythm', () => {
  test('has holes of a busy machine in it, and no longer ones', () => {
    const withGap = (ms: number): number[] => [...every(20, 8), ms, ...every(20, 8)]
    expect(isPlain(withGap(200))).toBe(true)
    expect(isPlain(withGap(220))).toBe(false)
    expect(isPlain([...every(20, 8), 90, 90, ...every(20, 8)])).toBe(false)
  })
})
