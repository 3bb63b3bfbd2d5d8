const unionPay = /^62[0-9]{14,17}$/
const cardNumber = /^[3-6][0-9]{14,18}$/

/**
 * Whether digits could be a payment card's number (ISO/IEC 7812: 15 to 19 digits, issuer 3 to 6, Luhn check digit).
 * With UnionPay's prefix 62, any 16 to 19 digits match, because its QuickPass codes have that shape too. Such a text is
 * always masked and never passed on as a product (D-006).
 */
export function isCardShaped(text: string): boolean {
  return unionPay.test(text) || (cardNumber.test(text) && hasLuhnCheckDigit(text))
}

function hasLuhnCheckDigit(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
