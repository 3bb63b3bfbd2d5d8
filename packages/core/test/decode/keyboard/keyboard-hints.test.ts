import { keyboardHints } from '../../../src/decode/keyboard/keyboard-hints.ts'

describe('keyboardHints', () => {
  test('are these', () => {
    expect(Object.keys(keyboardHints).toSorted()).toStrictEqual([
      'input-method',
      'no-suffix',
      'num-lock-off',
      'too-slow',
      'wide-digits',
      'wrong-layout',
    ])
  })

  test.each(Object.entries(keyboardHints))('%s has a cure', (_, cure) => {
    expect(cure).toMatch(/^[A-Z][\x20-\x7e]+\.$/)
  })
})
