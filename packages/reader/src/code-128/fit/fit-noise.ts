import { density } from './blur-kernel.ts'
import { profileSamples, quiet } from './expected-profile.ts'
import { coded, symbolModules } from '../values/symbol-patterns.ts'

/** Mean squared difference between the observed and the expected profile, as a share of the squared contrast. */
export interface FitNoise {
  readonly noise: number
  /** The noise of the worst symbol. The start and the stop symbol include their quiet zones. */
  readonly worstNoise: number
}

/** The start symbol, the coded ones and the stop symbol. */
const symbols = coded + 2

export function fitNoise(darkness: Float32Array, expected: Float32Array): FitNoise {
  const errors = new Float32Array(symbols)
  const counts = new Float32Array(symbols)
  let sum = 0
  for (let at = 0; at < profileSamples; at += 1) {
    const symbol = Math.floor((at / density - quiet) / symbolModules)
    const place = Math.min(symbols - 1, Math.max(0, symbol))
    const error = (darkness[at]! - expected[at]!) ** 2
    errors[place]! += error
    counts[place]! += 1
    sum += error
  }
  const worstNoise = Math.max(...errors.map((error, at) => error / counts[at]!))
  return { noise: sum / profileSamples, worstNoise }
}
