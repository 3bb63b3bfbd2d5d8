/** mulberry32: small, seeded, good enough to draw keys. */
export function seededRandom(seed) {
  let state = seed
  const share = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least, most) => least + share() * (most - least)
  const whole = (least, most) => Math.floor(between(least, most + 1))
  const pick = (values) => values[whole(0, values.length - 1)]
  return {
    ...{ between, whole, pick },
    chance: (probability) => share() < probability,
    /** Around a median, with a standard deviation of this share of it: how people's times lie. */
    logNormal: (median, spread) =>
      median *
      Math.exp(spread * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share())),
    digits: (count) => Array.from({ length: count }, () => whole(0, 9)).join(''),
    shuffled(values) {
      const order = values.map((value) => ({ value, place: share() }))
      return order.toSorted((a, b) => a.place - b.place).map(({ value }) => value)
    },
  }
}
