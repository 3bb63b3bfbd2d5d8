import { keyOfCharacter, layouts } from './keys.mjs'

const words = (
  'please wait one moment while the customer looks for her phone and opens the wallet again ' +
  'discount receipt member card bottle bread butter coffee paper bag two rolls of tape'
).split(' ')

export const sentence = (random) =>
  Array.from({ length: random.whole(2, 4) }, () => random.pick(words)).join(' ')

/**
 * A person types: gaps log-normal around `paceMs`, keys down for 60 to 110 ms, so that fast fingers overlap. `\r` is
 * Enter.
 */
export function writeTyping(writer, random, text, paceMs) {
  const spread = random.between(0.25, 0.5)
  for (const [place, character] of Array.from(text).entries()) {
    if (place > 0) writer.pause(Math.max(15, random.logNormal(paceMs, spread)))
    writer.press(keyOfCharacter(character), random.logNormal(random.between(60, 110), 0.2))
  }
  writer.typed(text)
}

/** A key is held down until the keyboard repeats it; some keyboards' drivers do not say that it is a repetition. */
export function writeHeldKey(writer, random) {
  const digit = random.digits(1)
  const key = layouts.us(digit)
  const repeat = random.chance(0.75)
  const times = random.whole(8, 24)
  writer.hold(key)
  writer.pause(500)
  for (let time = 1; time < times; time += 1) {
    writer.hold(key, repeat ? { repeat } : {})
    writer.pause(33)
  }
  writer.release(key)
  writer.typed(digit.repeat(times))
}

/** A finger slides over the row of digits: as fast as a scanner, each key down while the next goes down. */
export function writeSlide(writer, random) {
  const paceMs = random.between(8, 20)
  const digits = '1234567890'
  for (const digit of digits) {
    writer.press(layouts.us(digit), random.between(1.5, 4) * paceMs + 15)
    writer.pause(paceMs * random.between(0.7, 1.3))
  }
  writer.typed(digits)
}
