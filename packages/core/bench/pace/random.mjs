/** mulberry32: small, seeded, good enough to draw gaps. */
function mulberry32(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The random values of the situations. The same seed draws the same ones. */
export function randomOf(seed) {
  const draw = mulberry32(seed)
  const between = (min, max) => min + draw() * (max - min)
  const whole = (min, max) => min + Math.floor(draw() * (max - min + 1))
  const random = {
    ...{ draw, between, whole },
    chance: (share) => draw() < share,
    /** Small values are as frequent as large ones, on a logarithmic scale. */
    logBetween: (min, max) => min * (max / min) ** draw(),
    pick: (values) => values[Math.floor(draw() * values.length)],
    /** A standard normal deviate (Box–Muller). */
    normal: () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()),
    digits: (count) => Array.from({ length: count }, () => Math.floor(draw() * 10)).join(''),
    /** A made-up payment code. */
    code: () => `1${whole(0, 5)}${random.digits(16)}`,
    /** 8 to 24 digits that are not a code of WeChat Pay, Alipay or UnionPay. */
    product(length = whole(8, 24)) {
      for (;;) {
        const text = random.digits(length)
        if (!isCode(text)) return text
      }
    },
  }
  return random
}

/** Whether a till takes a text for a payment code. */
export const isCode = (text) => /^(?:1[0-5]\d{16}|(?:2[5-9]|30)\d{14,22}|62\d{17})$/.test(text)
