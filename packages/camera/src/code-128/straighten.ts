import type { BarArea } from './bar-area.ts'
import type { BarPencil } from './bar-pencil.ts'
import { barProfile } from './bar-profile.ts'
import type { LuminanceFrame } from '../frame/luminance-frame.ts'

const bands = 8
/** Pixels. */
const step = 1
/** How far the blocks' slope may be off, as pixels aside for a pixel along. */
const farthest = 0.08

/**
 * The pencil whose averages along the bars are sharpest. The blocks' own answer is a few hundredths off, and over the height
 * of a bar that is more than a module.
 */
export function straighten(frame: LuminanceFrame, area: BarArea): BarPencil {
  const { pencil, fromU, toU, fromV, toV } = area
  const height = (toV - fromV) / bands
  const profiles = Array.from({ length: bands }, (_, band) =>
    barProfile(frame, pencil, {
      ...{ fromU, toU, step },
      ...{ fromV: fromV + band * height, toV: fromV + (band + 1) * height },
    }),
  )
  const half = (toU - fromU) / 2
  const middle = (fromU + toU) / 2
  const length = profiles[0]?.light.length ?? 0
  const sum = new Float32Array(length)

  /** How sharp the mean of the bands is if they are pushed straight by so much in the middle, and so much more at the end. */
  const sharpness = (slope: number, fan: number): number => {
    sum.fill(0)
    for (const [band, { light }] of profiles.entries()) {
      const v = fromV + (band + 0.5) * height
      const stretch = 1 + (fan * v) / half
      let place = (slope - fan * (middle / half) + (fan * fromU) / half) * v
      for (let at = 0; at < length; at += 1, place += stretch) {
        if (place < 0 || place >= length - 1) continue
        const whole = place | 0
        const before = light[whole]!
        sum[at]! += before + (light[whole + 1]! - before) * (place - whole)
      }
    }
    let energy = 0
    for (let at = 5; at < length - 4; at += 1) energy += (sum[at]! - sum[at - 1]!) ** 2
    return energy
  }

  let slope = 0
  let fan = 0
  let best = sharpness(0, 0)
  for (let reach = farthest; reach > 0.0015; reach /= 2) {
    const [fromSlope, fromFan] = [slope, fan]
    const steps =
      reach === farthest ? [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1] : [-0.5, 0, 0.5]
    for (const aside of steps) {
      for (const turned of steps) {
        if (aside === 0 && turned === 0) continue
        const sharp = sharpness(fromSlope + aside * reach, fromFan + turned * reach)
        if (sharp <= best) continue
        best = sharp
        slope = fromSlope + aside * reach
        fan = fromFan + turned * reach
      }
    }
  }
  return {
    ...pencil,
    slope: pencil.slope + slope - fan * (middle / half),
    fan: pencil.fan + fan / half,
  }
}
