import { AroundCode, surroundingsOf } from '../../src/decode/around-code.ts'

// Made-up codes.
const codes = ['134567890123456789', '101122334455667788', '151122334455667788']
const alipay = '287654321098765432'

/** The hint after each scan. */
const hints = (...texts: string[]) => {
  const around = new AroundCode()
  return texts.map((text) => around.read(text) ?? '-')
}
const each = (around: (code: string) => string): string[] => codes.map(around)

describe('surroundingsOf', () => {
  test.each([
    ['a code alone', codes[0] ?? '', { before: '', after: '' }],
    ['a letter in front', `j${codes[0]}`, { before: 'j', after: '' }],
    ['text on both sides', `<${alipay}>`, { before: '<', after: '>' }],
    ['one digit in the text', `L4:${codes[0]}`, { before: 'L4:', after: '' }],
    ['a control character', `${codes[0]}\u0017`, { before: '', after: '\u0017' }],
  ])('%s', (_, text, around) => expect(surroundingsOf(text)).toStrictEqual(around))

  test.each([
    ['a product', 'j6901234567892'],
    ['a longer number', `00${codes[0]}`],
    ['a letter and a longer number', `j5${codes[0]}`],
    ['two codes', `${codes[0]} ${codes[1]}`],
    ['an application identifier', `(00)${codes[0]}`],
    ['a field with a product', `6901234567892\t${codes[0]}`],
    ['nothing', ''],
  ])('%s: none', (_, text) => expect(surroundingsOf(text)).toBeUndefined())
})

describe('AroundCode', () => {
  test('names a prefix with the third code', () => {
    expect(hints(...each((code) => `j${code}`))).toEqual(['-', '-', 'constant-prefix'])
  })

  test('names a suffix with the third code', () => {
    expect(hints(...each((code) => `${code} `))).toEqual(['-', '-', 'constant-suffix'])
  })

  test('names the prefix first where there are both', () => {
    expect(hints(...each((code) => `<${code}>`))).toEqual(['-', '-', 'constant-prefix'])
  })

  test('is not disturbed by scans without a code', () => {
    expect(
      hints('jX', 'j134567890123456789', 'd6901234567892', `j${codes[1]}`, `j${alipay}`),
    ).toEqual(['-', '-', '-', '-', 'constant-prefix'])
  })

  test('different texts are no prefix', () => {
    expect(hints(`j${codes[0]}`, `k${codes[1]}`, `j${codes[2]}`)).toEqual(['-', '-', '-'])
  })

  test('a code alone takes the hint back', () => {
    expect(hints(...each((code) => `j${code}`), codes[0] ?? '').at(-1)).toBe('-')
  })

  test('codes alone are no hint', () => {
    expect(hints(...codes)).toEqual(['-', '-', '-'])
  })
})
