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

/** The code that fits a profile best, and how far it is to be believed. */
export interface FittedCode {
  readonly values: readonly number[]
  readonly grid: ModuleGrid
  /**
   * How much likelier it is than the next code with a right check symbol, less how much likelier than it the best code would
   * be that has another beginning or a wrong check symbol: natural logarithm. A misfit that the check symbol mends is still a
   * misfit. All of the picture is taken to be as noisy as its worst symbol: what covers a symbol differs in that one only.
   */
  readonly margin: number
}

const firstSigma = 0.55
const mostSteps = 6
/** A fit that is no nearer than this after a few steps, as noise, never comes near. */
const trialSteps = 2
const mostTrialNoise = 0.1
/** What differs more from the code than this, as noise, is never sure: its margin is small. */
const mostNoise = 0.03
/** In light, which goes from 0 to 1: with less on a bar somewhere the further steps are saved. */
const leastDrop = 2e-4

/** The best fit from a guess on; undefined where it is far from everything. */
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
  for (let step = 0; step < mostSteps; step += 1) {
    const costs = symbolCosts(matchedModules(darkness, fit.kernel), fit.kernel)
    const { values } = bestValues(costs, likelyValues(costs))
    const modules = modulesOf(values)
    if (step === trialSteps) {
      const { noise } = fitNoise(darkness, expectedProfile(modules, fit.kernel))
      if (noise > mostTrialNoise) return undefined
    }
    if (step > 3 && values.every((value, at) => value === last[at])) break
    last = values
    fit = refineFit(samples, fit, modules)
    if (step === 0) fit = refineFit(samples, fit, modules)
    samples = sampleModules(profile.light, profile, gridMap(fit.grid))
    const sign = guess.isInverted ? -1 : 1
    if (!fit.levels || fit.levels.drop.some((drop) => drop * sign < leastDrop)) return undefined
    darkness = darknessOf(samples, fit.levels)
  }
  if (!fit.levels) return undefined
  const costs = symbolCosts(matchedModules(darkness, fit.kernel), fit.kernel)
  const free = bestValues(costs, likelyValues(costs))
  const freeNoise = fitNoise(darkness, expectedProfile(modulesOf(free.values), fit.kernel))
  // No code with a right check symbol fits better than the best of all.
  if (freeNoise.noise > mostNoise) return undefined
  const [best, second] = checkedValues(costs, likelyValues(costs, beginnings))
  if (!best) return undefined
  const { worstNoise } = fitNoise(darkness, expectedProfile(modulesOf(best.values), fit.kernel))
  // Samples closer than the pixels say the same thing again.
  const pitch = Math.abs(pitchAt(gridMap(fit.grid), codeModules / 2))
  const unit = 2 * worstNoise * Math.max(1, density / pitch)
  const next = second?.cost ?? Number.POSITIVE_INFINITY
  return {
    ...{ values: best.values, grid: fit.grid },
    margin: (next - best.cost - Math.max(0, best.cost - free.cost)) / unit,
  }
}
