import type { BarBands } from './bar-bands.ts'
import { coded } from '../values/symbol-patterns.ts'

/** The light across the bars, averaged along them. */
export interface BarProfile {
  readonly light: Float32Array
  /** The place of the first sample, and the distance to the next, in pixels of `u`. */
  readonly fromU: number
  readonly step: number
}

/**
 * A band that is lighter than the darkest counts fully up to `fullExcess`, and not at all from `maxExcess` on, in standard deviations
 * of the code's light.
 */
const fullExcess = 0.25
const maxExcess = 0.75
/** The third darkest of sixteen bands counts as the darkest: a single one may be a thumb, or noise. */
const darkestPart = 1 / 8

/**
 * The mean of those bands that have no reflection, at each place. A reflection only adds light, so these are the darkest bands in a
 * window of about a symbol. `seen` is the extent of the bars.
 */
export function clearProfile(
  { bands, fromU, step }: BarBands,
  seen: { readonly fromU: number; readonly toU: number },
): BarProfile {
  const samples = bands[0]!.length
  const apart = Math.max(2, Math.round((seen.toU - seen.fromU) / step / (2 * coded)))
  const windows = Math.ceil(samples / apart) + 1
  const means = bands.map((band) => meansAround(band, windows, apart))
  const darkest = Float32Array.from({ length: windows }, (_, window) => {
    const sorted = Float32Array.from(means, (mean) => mean[window]!).toSorted()
    return sorted[Math.floor(darkestPart * bands.length)]!
  })
  const deviation = deviationOf()
  const weights = means.map((mean) =>
    mean.map((light, window) => {
      const excess = (light - darkest[window]!) / deviation
      return Math.min(1, Math.max(0, (maxExcess - excess) / (maxExcess - fullExcess)))
    }),
  )
  const light = new Float32Array(samples)
  for (let at = 0; at < samples; at += 1) {
    const window = (at / apart) | 0
    const part = at / apart - window
    let [sum, all] = [0, 0]
    for (let band = 0; band < bands.length; band += 1) {
      const before = weights[band]![window]!
      const weight = before + (weights[band]![window + 1]! - before) * part
      sum += weight * bands[band]![at]!
      all += weight
    }
    light[at] = sum / all
  }
  return { light, fromU, step }

  /** The standard deviation of the light in the darkest bands, within the bars. */
  function deviationOf(): number {
    const first = Math.max(0, Math.round((seen.fromU - fromU) / step))
    const last = Math.min(samples, Math.round((seen.toU - fromU) / step))
    let sum = 0
    for (let at = first; at < last; at += 1) {
      const window = Math.round(at / apart)
      let least = Number.POSITIVE_INFINITY
      let square = 0
      for (let band = 0; band < bands.length; band += 1) {
        const off = Math.abs(means[band]![window]! - darkest[window]!)
        if (off >= least) continue
        least = off
        square = (bands[band]![at]! - darkest[window]!) ** 2
      }
      sum += square
    }
    return Math.sqrt(sum / Math.max(1, last - first)) + 1e-6
  }
}

/** The mean light of each window. Adjacent windows overlap by half. */
function meansAround(light: Float32Array, windows: number, apart: number): Float32Array {
  return Float32Array.from({ length: windows }, (_, window) => {
    const first = Math.max(0, (window - 1) * apart)
    const last = Math.min(light.length, (window + 1) * apart)
    let sum = 0
    for (let at = first; at < last; at += 1) sum += light[at]!
    return sum / Math.max(1, last - first)
  })
}
