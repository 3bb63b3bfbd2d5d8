import type { Keystroke } from '@paycode/core/adapter'
import { parseAuthCode } from '@paycode/parameters'
import fc from 'fast-check'
import { digitScrubber } from '../../src/index.ts'

/** Repeats the same numbers. */
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

describe('where a digit key does not say its digit', () => {
  const scrub = digitScrubber(drawing([0]))
  const two = keyOf(scrub(press('2')))

  test.each([
    ['a French row', 'à&é"\'(-è_ç', 'Digit', 48],
    ['a US row with Shift', ')!@#$%^&*(', 'Digit', 48],
  ])('%s, its key and the text of it are those of the substitute', (_, row, place, zero) => {
    const event: Keystroke = {
      ...{ type: 'keydown', at: 1, key: row[2] ?? '', code: `${place}2`, keyCode: zero + 2 },
    }
    const key = row[Number(two)] ?? ''
    expect(scrub(event)).toEqual({
      ...{ ...event, key, code: `${place}${two}`, keyCode: zero + Number(two) },
    })
    const typed: Keystroke = { type: 'input', at: 1, inputType: 'insertText', data: row[2] ?? '' }
    expect(scrub(typed)).toEqual({ ...typed, data: key })
  })

  test('CapsLock, with which the key is small and its text a capital', () => {
    scrub({ type: 'keydown', at: 1, key: 'é', code: 'Digit2', keyCode: 50 })
    const capital = 'À&É"\'(-È_Ç'[Number(two)]
    expect(scrub({ type: 'input', at: 1, data: 'É' })).toMatchObject({ data: capital })
  })

  test('the keypad without NumLock', () => {
    const arrow: Keystroke = { type: 'keydown', at: 1, key: 'ArrowDown', code: 'Numpad2' }
    const scrubbed = scrub({ ...arrow, keyCode: 40 })
    const pad = ['Insert', 'End', 'ArrowDown', 'PageDown', 'ArrowLeft', 'Clear']
    const numbers = [45, 35, 40, 34, 37, 12]
    expect(scrubbed).toEqual({
      ...{ ...arrow, key: pad[Number(two)], code: `Numpad${two}`, keyCode: numbers[Number(two)] },
    })
  })

  test('a layout that is not known: nothing of it is shown', () => {
    const strange: Keystroke = { type: 'keydown', at: 1, key: 'ß', code: 'Digit2', keyCode: 219 }
    expect(scrub(strange)).toEqual({
      ...{ type: 'keydown', at: 1, key: '\uFFFD', code: `Digit${two}` },
    })
    expect(scrub({ type: 'input', at: 1, data: 'ß' })).toMatchObject({ data: '\uFFFD' })
  })

  test('an input method: the place only', () => {
    const hidden: Keystroke = { type: 'keydown', at: 1, key: 'Process', code: 'Digit2' }
    expect(scrub({ ...hidden, keyCode: 229 })).toEqual({
      ...{ ...hidden, code: `Digit${two}`, keyCode: 229 },
    })
    const composed: Keystroke = { type: 'compositionupdate', at: 1, data: 'n' }
    expect(scrub(composed)).toEqual(composed)
  })

  test('Android, where only the number is reported', () => {
    const event: Keystroke = { type: 'keydown', at: 1, code: '', keyCode: 50 }
    expect(scrub(event)).toEqual({ ...event, keyCode: 48 + Number(two) })
  })

  test('digits of another script stay of that script', () => {
    const wide = (digit: string): string => String.fromCodePoint(0xff10 + Number(digit))
    expect(scrub({ type: 'input', at: 1, data: `a${wide('2')}` })).toMatchObject({
      data: `a${wide(two)}`,
    })
  })
})

test('a digit that stays is still its own text', () => {
  const scrub = digitScrubber(drawing([0]))
  const one: Keystroke = { type: 'input', at: 1, inputType: 'insertText', data: '1' }
  expect(scrub(press('1'))).toEqual(press('1'))
  expect(scrub(one)).toEqual(one)
})

test.each<Keystroke>([
  { type: 'keydown', at: 1, key: 'Enter', code: 'Enter', keyCode: 13 },
  { type: 'keydown', at: 1, key: 'F2', code: 'F2', keyCode: 113 },
  { type: 'keydown', at: 1, key: 'ArrowDown', code: 'ArrowDown', keyCode: 40 },
  { type: 'keydown', at: 1 },
  { type: 'input', at: 1, inputType: 'insertLineBreak', data: null },
  { type: 'blur', at: 1 },
])('%j is left as it is', (keystroke) => {
  expect(digitScrubber(drawing([0.5]))(keystroke)).toEqual(keystroke)
})
