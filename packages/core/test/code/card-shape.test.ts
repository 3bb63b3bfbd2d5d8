import fc from 'fast-check'
import { isCardShaped } from '../../src/code/card-shape.ts'

/** Digits with the check digit of a card number. */
function withCheckDigit(digits: string): string {
  for (const check of '0123456789') {
    let sum = 0
    for (const [place, digit] of [...(digits + check)].toReversed().entries()) {
      const doubled = String(Number(digit) * (place % 2 === 1 ? 2 : 1))
      for (const part of doubled) sum += Number(part)
    }
    if (sum % 10 === 0) return digits + check
  }
  throw new Error('no check digit')
}

describe('isCardShaped', () => {
  test.each([
    ['Visa', '4111111111111111'],
    ['Mastercard', '5555555555554444'],
    ['American Express, 15', '378282246310005'],
    ['JCB', '3530111333300000'],
    ['UnionPay, 16', '6212345678901234'],
    ['UnionPay, 17', '62123456789012345'],
    ['UnionPay, 18', '621234567890123456'],
    ['UnionPay, 19', '6212345678901234567'],
  ])('%s', (_, number) => {
    expect(isCardShaped(number)).toBe(true)
  })

  test.each([
    ['a wrong check digit', '4111111111111112'],
    ['a wrong check digit in an even place', '378282246310004'],
    ['14 digits', withCheckDigit('3056930902590')],
    ['20 digits', withCheckDigit('4'.repeat(19))],
    ['another issuer', withCheckDigit('211111111111111')],
    ['another issuer', withCheckDigit('711111111111111')],
    ['UnionPay with 15 digits', '621234567890120'],
    ['UnionPay with 20 digits', '62123456789012345678'],
    ['blanks', '4111 1111 1111 1111'],
    ['full-width digits', '４111111111111111'],
    ['a line end', '4111111111111111\n'],
    ['a product', '6901234567892'],
    ['nothing', ''],
  ])('%s is not a card number', (_, text) => {
    expect(isCardShaped(text)).toBe(false)
  })

  test('every number of 15 to 19 digits with a right check digit, and none with a wrong one', () => {
    const head = fc
      .tuple(fc.constantFrom('3', '4', '5', '6'), fc.integer({ min: 13, max: 17 }))
      .chain(([first, length]) =>
        fc
          .array(fc.nat(9), { minLength: length, maxLength: length })
          .map((rest) => first + rest.join('')),
      )
      .filter((digits) => !digits.startsWith('62'))
    fc.assert(
      fc.property(head, fc.integer({ min: 1, max: 9 }), (digits, off) => {
        const number = withCheckDigit(digits)
        expect(isCardShaped(number)).toBe(true)
        expect(isCardShaped(digits + ((Number(number.at(-1)) + off) % 10))).toBe(false)
      }),
    )
  })
})
