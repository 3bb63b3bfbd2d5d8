import type { BarProfile } from '../sample/clear-profile.ts'
import { moduleOf, profileSamples } from './expected-profile.ts'
import { type GridMap, placeOf } from './module-grid.ts'

/** The profile's samples at even steps of a grid's modules. */
export function sampleModules(
  light: Float32Array,
  { fromU, step }: Pick<BarProfile, 'fromU' | 'step'>,
  map: GridMap,
): Float32Array {
  const samples = new Float32Array(profileSamples)
  const most = light.length - 1.001
  for (let at = 0; at < profileSamples; at += 1) {
    const place = Math.min(most, Math.max(0, (placeOf(map, moduleOf(at)) - fromU) / step))
    const whole = place | 0
    samples[at] = light[whole]! + (light[whole + 1]! - light[whole]!) * (place - whole)
  }
  return samples
}
