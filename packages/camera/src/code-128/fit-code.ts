import type { BarProfile } from './bar-profile.ts'
import { bestValues } from './best-values.ts'
import { blurKernel } from './blur-kernel.ts'
import { checkedValues } from './checked-values.ts'
import { modulesOf } from './code-modules.ts'
import { density } from './blur-kernel.ts'
import { expectedProfile, matchedModules, profileSamples, quiet } from './expected-profile.ts'
import type { GridGuess } from './grid-search.ts'
import { likelyValues } from './likely-values.ts'
import { gridMap, type ModuleGrid, pitchAt } from './module-grid.ts'
import { darknessOf, type Fit, refineFit } from './refine-fit.ts'
import { sampleModules } from './sample-modules.ts'
import { symbolCosts } from './symbol-costs.ts'
import { codeModules, pairs, symbolModules } from './symbol-patterns.ts'

/** The code that fits a profile best, and how far it is to be believed. */
export interface FittedCode {
  readonly values: readonly number[]
  readonly grid: ModuleGrid
  readonly sigma: number
  /** Mean squared difference from the expected, as part of the contrast's square; and that of the worst symbol. */
  readonly noise: number
  readonly worstNoise: number
  /** How much likelier it is than the next code with a right check symbol: natural logarithm. */
  readonly margin: number
  /** How much likelier the best code would be that has another beginning or a wrong check symbol; 0 where this is the best of all. */
  readonly doubt: number
  /** The least contrast, and the greatest, in light from 0 to 1. */
  readonly weakest: number
  readonly strongest: number
}

const firstSigma = 0.55
const mostSteps = 6

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
    const isSettled = step > 2 && values.every((value, at) => value === last[at])
    if (isSettled && step > 3) break
    last = values
    const modules = modulesOf(values)
    fit = refineFit(samples, fit, modules)
    if (step === 0) fit = refineFit(samples, fit, modules)
    samples = sampleModules(profile.light, profile, gridMap(fit.grid))
    if (!fit.levels || fit.levels.drop.some((drop) => drop * (guess.isInverted ? -1 : 1) < 2e-4)) {
      return undefined
    }
    darkness = darknessOf(samples, fit.levels)
  }
  if (!fit.levels) return undefined
  const costs = symbolCosts(matchedModules(darkness, fit.kernel), fit.kernel)
  const lists = likelyValues(costs, beginnings)
  const [best, second] = checkedValues(costs, lists)
  if (!best) return undefined
  const expected = expectedProfile(modulesOf(best.values), fit.kernel)
  const errors = new Float32Array(pairs + 3)
  const counts = new Float32Array(pairs + 3)
  for (let at = 0; at < profileSamples; at += 1) {
    const symbol = Math.min(
      pairs + 2,
      Math.max(0, Math.floor((at / density - quiet) / symbolModules)),
    )
    errors[symbol]! += (darkness[at]! - expected[at]!) ** 2
    counts[symbol]! += 1
  }
  const noise = errors.reduce((sum, error) => sum + error, 0) / profileSamples
  const worstNoise = Math.max(...errors.map((error, at) => error / counts[at]!))
  // Samples closer than the pixels say the same thing again.
  const pitch = Math.abs(pitchAt(gridMap(fit.grid), codeModules / 2))
  const unit = 2 * noise * Math.max(1, density / pitch)
  const drops = fit.levels.drop.map(Math.abs)
  return {
    values: best.values,
    grid: fit.grid,
    sigma: fit.kernel.sigma,
    noise,
    worstNoise,
    margin: ((second?.cost ?? Number.POSITIVE_INFINITY) - best.cost) / unit,
    doubt: Math.max(0, best.cost - bestValues(costs, likelyValues(costs)).cost) / unit,
    weakest: Math.min(...drops),
    strongest: Math.max(...drops),
  }
}
