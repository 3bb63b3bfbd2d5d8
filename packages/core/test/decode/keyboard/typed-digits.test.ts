import { TypedDigits } from '../../../src/decode/keyboard/typed-digits.ts'

describe('TypedDigits', () => {
  test('joins what came with rests of up to 3 s', () => {
    const typed = new TypedDigits()
    expect(typed.add('12', 10_000, 10_100)).toBe('12')
    expect(typed.add('34', 13_100, 14_000)).toBe('1234')
    expect(typed.add('5', 17_001, 17_001)).toBe('5')
  })

  test('keeps 32 characters, and of more none', () => {
    const typed = new TypedDigits()
    typed.add('1'.repeat(31), 0, 0)
    expect(typed.add('2', 1, 1)).toHaveLength(32)
    expect(typed.add('3', 2, 2)).toBe('')
    expect(typed.add('4', 3, 3)).toBe('4')
  })

  test('forgets', () => {
    const typed = new TypedDigits()
    typed.add('12', 0, 0)
    typed.forget()
    expect(typed.add('3', 1, 1)).toBe('3')
  })
})
