import { isOutOfOrder, mayRoll } from '../../../src/decode/keyboard/key-order.ts'
import type { TypedKey } from '../../../src/decode/keyboard/typed-key.ts'

/** Keys by the times of their presses and releases. */
const keys = (...times: readonly (readonly [at: number, upAt?: number])[]): TypedKey[] =>
  times.map(([at, upAt]) => ({
    ...{ text: '1', digit: '1', isTypedDigit: true, oddity: undefined, at, deliveredAt: at, upAt },
  }))

describe('a scanner that lets go of each key before the next', () => {
  const isRolling = false

  test('never has two keys down', () => {
    expect(isOutOfOrder(keys([0, 4], [4, 8]), 0, isRolling)).toBe(false)
    expect(isOutOfOrder(keys([0, 5], [4, 8]), 0, isRolling)).toBe(true)
  })

  test('has none down when its terminator comes', () => {
    expect(isOutOfOrder(keys([0, 4], [10, 14]), 1, isRolling, 14)).toBe(false)
    expect(isOutOfOrder(keys([0, 4], [10, 15]), 1, isRolling, 14)).toBe(true)
    expect(isOutOfOrder(keys([0, 4], [10]), 1, isRolling, 14)).toBe(true)
  })
})

describe('a scanner that lets go of each key after the next is down', () => {
  const isRolling = true

  test('lets go in the order of the keys', () => {
    expect(isOutOfOrder(keys([0, 10], [8, 18], [16, 26]), 0, isRolling)).toBe(false)
    expect(isOutOfOrder(keys([0, 13], [8, 12], [16, 26]), 0, isRolling)).toBe(true)
  })

  test('lets go before the key after the next', () => {
    expect(isOutOfOrder(keys([0, 16], [8, 18], [16, 26]), 0, isRolling)).toBe(false)
    expect(isOutOfOrder(keys([0, 17], [8, 18], [16, 26]), 0, isRolling)).toBe(true)
  })

  test('has its last key down when the terminator comes', () => {
    expect(isOutOfOrder(keys([0, 10], [8, 18]), 1, isRolling, 16)).toBe(false)
    expect(isOutOfOrder(keys([0], [8, 18]), 0, isRolling, 16)).toBe(true)
  })
})

test('the usual rest between two keys shows which of the two a scanner is', () => {
  expect(mayRoll(keys([0, 10], [8, 18], [16, 26]))).toBe(true)
  expect(mayRoll(keys([0, 6], [8, 14], [16, 22]))).toBe(true)
  expect(mayRoll(keys([0, 4], [8, 12], [16, 20]))).toBe(false)
})
