import { type BlurKernel, density } from './blur-kernel.ts'
import { codeModules } from '../values/symbol-patterns.ts'

/** Modules of each quiet zone that belong to the profile. */
export const quiet = 4
export const profileSamples: number = (codeModules + 2 * quiet) * density

/** The place of a sample, in modules from the code's first edge. */
export const moduleOf = (sample: number): number => (sample + 0.5) / density - quiet

/** The darkness, 0 to 1, of a code seen through a blur. */
export function expectedProfile(modules: Uint8Array, { reach, shape }: BlurKernel): Float32Array {
  const profile = new Float32Array(profileSamples)
  for (let module = 0; module < codeModules; module += 1) {
    if (!modules[module]) continue
    const start = (module - reach + quiet) * density
    const first = Math.max(0, -start)
    const last = Math.min(shape.length, profileSamples - start)
    for (let at = first; at < last; at += 1) profile[start + at]! += shape[at]!
  }
  return profile
}

/** How much of each module's shadow a profile contains. A decision about the modules needs nothing else from the profile. */
export function matchedModules(profile: Float32Array, { reach, shape }: BlurKernel): Float32Array {
  const matched = new Float32Array(codeModules)
  for (let module = 0; module < codeModules; module += 1) {
    const start = (module - reach + quiet) * density
    const first = Math.max(0, -start)
    const last = Math.min(shape.length, profileSamples - start)
    let sum = 0
    for (let at = first; at < last; at += 1) sum += profile[start + at]! * shape[at]!
    matched[module] = sum
  }
  return matched
}
