import { keyboardHints } from '../../../src/decode/keyboard/keyboard-hints.ts'

describe('keyboardHints', () => {
  test('are these', () => {
    expect(Object.keys(keyboardHints).toSorted()).toStrictEqual([
      ...['alt-stuck', 'constant-prefix', 'constant-suffix', 'ctrl-stuck', 'input-method'],
      ...['meta-stuck', 'no-suffix', 'num-lock-off', 'suffix-missing', 'too-slow', 'wide-digits'],
      ...['wrong-layout', 'wrong-suffix'],
    ])
  })

  test.each(Object.entries(keyboardHints))('%s has a cure', (_, cure) => {
    expect(cure).toMatch(/^[A-Z][\x20-\x7e]+\.$/)
  })
})
