import type { BarArea } from '../find/bar-area.ts'
import type { BarBands } from './bar-bands.ts'
import type { BarPencil } from '../find/bar-pencil.ts'

/** Reach of the first search step: the largest error of the blocks' slope, in pixels sideways per pixel along. */
const maxReach = 0.08
/** Reach of the last search step: a quarter of a pixel over a hundred rows. */
const minReach = 0.0025
const coarse = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]
const fine = [-0.5, 0, 0.5]

/**
 * The pencil whose averages along the bars are sharpest. The slope from the blocks is wrong by a few hundredths; over the height
 * of a bar that is more than a module.
 */
export function straighten(area: BarArea, { bands, vs, step }: BarBands): BarPencil {
  const { pencil, fromU, toU } = area
  const half = (toU - fromU) / 2
  const middle = (fromU + toU) / 2
  const length = bands[0]!.length
  const sum = new Float32Array(length)
  const inner = (0.02 * length) | 0

  /** The sharpness of the mean of all bands after straightening by `slope` in the middle, and by `fan` more at the end. */
  const sharpness = (slope: number, fan: number, every: number): number => {
    sum.fill(0)
    for (let band = 0; band < bands.length; band += every) {
      const light = bands[band]!
      const v = vs[band]!
      const stretch = 1 + (fan * v) / half
      const start = ((slope - fan * (middle / half) + (fan * fromU) / half) * v) / step
      const first = Math.max(0, Math.ceil(-start / stretch))
      const last = Math.min(length - 1, Math.floor((length - 1.001 - start) / stretch))
      let place = start + first * stretch
      for (let at = first; at <= last; at += 1, place += stretch) {
        const whole = place | 0
        const before = light[whole]!
        sum[at]! += before + (light[whole + 1]! - before) * (place - whole)
      }
    }
    let energy = 0
    for (let at = 5 + inner; at < length - 4 - inner; at += 1) {
      const change = sum[at]! - sum[at - 1]!
      energy += change * change
    }
    return energy
  }

  let [slope, fan] = [0, 0]
  for (let reach = maxReach; reach >= minReach; reach /= 2) {
    const isFirst = reach === maxReach
    const [steps, every] = isFirst ? [coarse, 2] : [fine, 1]
    const [fromSlope, fromFan] = [slope, fan]
    let best = sharpness(fromSlope, fromFan, every)
    for (const aside of steps) {
      for (const turned of steps) {
        if (aside === 0 && turned === 0) continue
        const [newSlope, newFan] = [fromSlope + aside * reach, fromFan + turned * reach]
        const sharp = sharpness(newSlope, newFan, every)
        if (sharp > best) [best, slope, fan] = [sharp, newSlope, newFan]
      }
    }
  }
  return {
    ...pencil,
    slope: pencil.slope + slope - fan * (middle / half),
    fan: pencil.fan + fan / half,
  }
}
