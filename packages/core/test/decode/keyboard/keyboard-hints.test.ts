import { keyboardHints } from '../../../src/decode/keyboard/keyboard-hints.ts'

describe('keyboardHints', () => {
  test('are these', () => {
    expect(Object.keys(keyboardHints).toSorted()).toStrictEqual([
      ...['alt-stuck', 'constant-prefix', 'constant-suffix', 'ctrl-stuck', 'input-method'],
      ...['meta-stuck', 'no-suffix', 'num-lock-off', 'suffix-missing', 'too-slow', 'wide-digits'],
      ...['wrong-layout', 'wrong-suffix'],
    ])
  })
})
