import { greyOf } from '../light.ts'
import { randomOf, type Random } from '../random.ts'

const draws = 65_536
let bells: Float32Array | undefined

/** Light to grey values, with the sensor's noise (its standard deviation in grey values). */
export function develop(light: Float32Array, noiseSigma: number, random: Random): Uint8Array {
  bells ??= newBells()
  const data = new Uint8Array(light.length)
  let state = 1 + random.below(2 ** 31)
  for (let at = 0; at < light.length; at += 1) {
    // xorshift32
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const grey = greyOf(light[at]!) + noiseSigma * bells[state & (draws - 1)]!
    data[at] = grey < 0 ? 0 : grey > 255 ? 255 : grey + 0.5
  }
  return data
}

/** Drawn once: a logarithm and a cosine for every pixel would cost more than the picture. */
function newBells(): Float32Array {
  const { next } = randomOf('noise')
  return Float32Array.from(
    { length: draws },
    () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  )
}
