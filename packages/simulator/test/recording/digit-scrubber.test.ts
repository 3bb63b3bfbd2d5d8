import type { Keystroke } from '@paycode/core'
import { parseAuthCode } from '@paycode/parameters'
import fc from 'fast-check'
import { digitScrubber } from '../../src/index.ts'

/** Draws the same numbers again and again. */
const drawing = (numbers: readonly number[]): (() => number) => {
  let place = 0
  return () => numbers[(place++ % numbers.length) as 0] ?? 0
}
const draws = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1 })
const press = (digit: string): Keystroke => ({
  ...{ type: 'keydown', at: 1, key: digit, code: `Digit${digit}` },
  keyCode: digit.charCodeAt(0),
})
const keyOf = (keystroke: Keystroke): string => ('key' in keystroke ? (keystroke.key ?? '') : '')

test('a WeChat Pay code stays one, of the same issuer or the other', () => {
  fc.assert(
    fc.property(draws, fc.stringMatching(/^1[0-5][0-9]{16}$/), (numbers, code) => {
      const scrub = digitScrubber(drawing(numbers))
      const scrubbed = [...code].map((digit) => keyOf(scrub(press(digit)))).join('')
      expect(parseAuthCode(scrubbed).ok).toBe(true)
    }),
  )
})

test('no two digits become one, and a digit always becomes the same', () => {
  fc.assert(
    fc.property(draws, (numbers) => {
      const scrub = digitScrubber(drawing(numbers))
      const once = [...'0123456789'].map((digit) => keyOf(scrub(press(digit))))
      const again = [...'0123456789'].map((digit) => keyOf(scrub(press(digit))))
      expect(again).toEqual(once)
      expect(new Set(once).size).toBe(10)
    }),
  )
})

test('key, place and number of a key agree afterwards', () => {
  const scrub = digitScrubber(drawing([0]))
  for (const digit of '0123456789') {
    const key = keyOf(scrub(press(digit)))
    expect(scrub(press(digit))).toEqual(press(key))
    const keypad = { ...press(digit), code: `Numpad${digit}`, keyCode: 96 + Number(digit) }
    const scrubbed = { ...press(key), code: `Numpad${key}`, keyCode: 96 + Number(key) }
    expect(scrub(keypad as Keystroke)).toEqual(scrubbed)
  }
})

test('digits in text are replaced as keys are', () => {
  const scrub = digitScrubber(drawing([0]))
  const [two, seven] = ['2', '7'].map((digit) => keyOf(scrub(press(digit))))
  expect([two, seven]).not.toContain('2')
  expect(scrub({ type: 'paste', at: 1, text: 'a27' })).toEqual({
    ...{ type: 'paste', at: 1, text: `a${two}${seven}` },
  })
  expect(scrub({ type: 'input', at: 1, inputType: 'insertText', data: '27' })).toEqual({
    ...{ type: 'input', at: 1, inputType: 'insertText', data: `${two}${seven}` },
  })
})

test.each<Keystroke>([
  { type: 'keydown', at: 1, key: 'Enter', code: 'Enter', keyCode: 13 },
  { type: 'keydown', at: 1, key: 'F2', code: 'F2', keyCode: 113 },
  { type: 'keydown', at: 1 },
  { type: 'input', at: 1, inputType: 'insertLineBreak', data: null },
  { type: 'blur', at: 1 },
])('%j is left as it is', (keystroke) => {
  expect(digitScrubber(drawing([0.5]))(keystroke)).toEqual(keystroke)
})
