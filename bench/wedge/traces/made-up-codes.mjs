/** A made-up payment code: mostly WeChat Pay's (10 to 15, 18 digits), some of Alipay's. */
export const paymentCode = (random) =>
  random.chance(0.85) ? `1${random.whole(0, 5)}${random.digits(16)}` : `28${random.digits(16)}`

/** EAN-13 (China's 690 to 699), UPC-A or EAN-8, with its check digit. */
export function productCode(random) {
  const body = random.pick([
    () => `69${random.digits(10)}`,
    () => `69${random.digits(10)}`,
    () => `0${random.digits(10)}`,
    () => `2${random.digits(6)}`,
  ])()
  return body + checkDigit(body)
}

/** GS1's: digits weigh 3 and 1 in turn, from the right. */
function checkDigit(body) {
  const weighed = Array.from(body)
    .toReversed()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 3 : 1))
  return (10 - (weighed.reduce((sum, value) => sum + value, 0) % 10)) % 10
}
