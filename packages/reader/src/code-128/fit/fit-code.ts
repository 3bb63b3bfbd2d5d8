import type { BarProfile } from '../sample/clear-profile.ts'
import { bestValues } from '../values/best-values.ts'
import { blurKernel, density } from './blur-kernel.ts'
import { checkedValues } from '../values/checked-values.ts'
import { modulesOf } from './code-modules.ts'
import { expectedProfile, matchedModules } from './expected-profile.ts'
import { fitNoise } from './fit-noise.ts'
import type { GridGuess } from './grid-search.ts'
import { likelyValues } from '../values/likely-values.ts'
import { gridMap, type ModuleGrid, pitchAt } from './module-grid.ts'
import { darknessOf, type Fit, refineFit } from './refine-fit.ts'
import { sampleModules } from './sample-modules.ts'
import { symbolCosts } from '../values/symbol-costs.ts'
import { codeModules } from '../values/symbol-patterns.ts'

/** The code that fits a profile best, and how certain it is. */
export interface FittedCode {
  readonly values: readonly number[]
  readonly grid: ModuleGrid
  /**
   * The certainty as a natural logarithm: how much likelier this code is than the next one with a correct check symbol, minus how much
   * likelier than this code the best one of any beginning and check symbol is. The check symbol can correct a misfit, but
   * the misfit still counts. The whole profile counts as noisy as its worst symbol, because a cover changes only the symbol beneath it.
   */
  readonly margin: number
}

const firstSigma = 0.55
const maxSteps = 6
/** A fit whose noise is still above `maxTrialNoise` after these steps never becomes good. */
const trialSteps = 2
const maxTrialNoise = 0.1
/** A fit with more noise is never certain: its margin is small. */
const maxNoise = 0.03
/** Smallest darkening by a bar, in light from 0 to 1. A guess with less at any knot is given up. */
const minDrop = 2e-4

/** The best fit, starting from a guess; `undefined` where nothing fits. */
export function fitCode(
  profile: BarProfile,
  guess: GridGuess,
  dark: Float32Array,
  beginnings: readonly number[],
): FittedCode | undefined {
  let fit: Fit = { grid: guess.grid, kernel: blurKernel(firstSigma), levels: undefined }
  let samples = sampleModules(profile.light, profile, gridMap(fit.grid))
  let darkness: Float32Array = sampleModules(dark, profile, gridMap(fit.grid)).map(
    (value) => (value + 1) / 2,
  )
  let last: readonly number[] = []
  for (let step = 0; step < maxSteps; step += 1) {
    const costs = symbolCosts(matchedModules(darkness, fit.kernel), fit.kernel)
    const { values } = bestValues(costs, likelyValues(costs))
    const modules = modulesOf(values)
    if (step === trialSteps) {
      const { noise } = fitNoise(darkness, expectedProfile(modules, fit.kernel))
      if (noise > maxTrialNoise) return undefined
    }
    if (step > 3 && values.every((value, at) => value === last[at])) break
    last = values
    fit = refineFit(samples, fit, modules)
    if (step === 0) fit = refineFit(samples, fit, modules)
    samples = sampleModules(profile.light, profile, gridMap(fit.grid))
    const sign = guess.isInverted ? -1 : 1
    if (!fit.levels || fit.levels.drop.some((drop) => drop * sign < minDrop)) return undefined
    darkness = darknessOf(samples, fit.levels)
  }
  if (!fit.levels) return undefined
  const costs = symbolCosts(matchedModules(darkness, fit.kernel), fit.kernel)
  const free = bestValues(costs, likelyValues(costs))
  const freeNoise = fitNoise(darkness, expectedProfile(modulesOf(free.values), fit.kernel))
  // No code with a correct check symbol fits better than the best of all codes.
  if (freeNoise.noise > maxNoise) return undefined
  const [best, second] = checkedValues(costs, likelyValues(costs, beginnings))
  if (!best) return undefined
  const { worstNoise } = fitNoise(darkness, expectedProfile(modulesOf(best.values), fit.kernel))
  // Samples closer together than the pixels add no information.
  const pitch = Math.abs(pitchAt(gridMap(fit.grid), codeModules / 2))
  const unit = 2 * worstNoise * Math.max(1, density / pitch)
  const next = second?.cost ?? Number.POSITIVE_INFINITY
  return {
    ...{ values: best.values, grid: fit.grid },
    margin: (next - best.cost - Math.max(0, best.cost - free.cost)) / unit,
  }
}
