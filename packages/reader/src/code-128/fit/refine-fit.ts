import { type BlurKernel, blurKernel, density, minSigma, maxSigma } from './blur-kernel.ts'
import { expectedProfile, moduleOf, profileSamples, quiet } from './expected-profile.ts'
import { LeastSquares } from './least-squares.ts'
import { gridMap, type ModuleGrid, placeOf } from './module-grid.ts'
import { codeModules } from '../values/symbol-patterns.ts'

/** A code's appearance: its place, its blur, and its light and dark levels along the code. */
export interface Fit {
  readonly grid: ModuleGrid
  readonly kernel: BlurKernel
  /** At each knot the light of the ground, and how much darker a bar is. `undefined` before the first fit. */
  readonly levels: Levels | undefined
}

export interface Levels {
  readonly ground: readonly number[]
  readonly drop: readonly number[]
}

/** Ground and drop are linear between knots. */
const knots = 5
const unknowns = 2 * knots + 4
const gridAt = 2 * knots
const sigmaAt = gridAt + 3
/** The knot before each sample, and the share of the way to the next knot. */
const { knotAt, partAt } = knotsOfSamples()
/** Largest shift of one step of the fit, in modules. */
const maxShift = 0.6
const maxBlurStep = 0.25

/** One step of least squares, from guessed modules towards the observed samples. */
export function refineFit(samples: Float32Array, fit: Fit, modules: Uint8Array): Fit {
  const expected = expectedProfile(modules, fit.kernel)
  const equations = new LeastSquares(unknowns)
  const levels = fit.levels
  // A sample depends only on the ground and the drop of the knots on either side of it.
  const places = new Uint8Array(levels ? 8 : 4)
  const factors = new Float64Array(places.length)
  for (let at = 1; at < profileSamples - 1; at += 1) {
    const seen = expected[at]!
    const module = moduleOf(at)
    const knot = knotAt[at]!
    const part = partAt[at]!
    places[0] = knot
    places[1] = knot + 1
    places[2] = knots + knot
    places[3] = knots + knot + 1
    factors[0] = 1 - part
    factors[1] = part
    factors[2] = -seen * (1 - part)
    factors[3] = -seen * part
    let value = samples[at]!
    if (levels) {
      const drop = between(levels.drop, knot, part)
      value -= between(levels.ground, knot, part) - drop * seen
      const slope = ((expected[at + 1]! - expected[at - 1]!) * density) / 2
      const bend = (expected[at + 1]! + expected[at - 1]! - 2 * seen) * density * density
      const half = (2 * module) / codeModules - 1
      places[4] = gridAt
      places[5] = gridAt + 1
      places[6] = gridAt + 2
      places[7] = sigmaAt
      factors[4] = (-drop * slope * half * (half - 1)) / 2
      factors[5] = -drop * slope * (1 - half * half)
      factors[6] = (-drop * slope * half * (half + 1)) / 2
      factors[7] = -drop * fit.kernel.sigma * bend
    }
    equations.add(places, factors, value)
  }
  // `hold` keeps an unknown unchanged where no sample determines it (in a first step, or on even ground).
  const drop = levels ? Math.max(...levels.drop.map(Math.abs)) : 1
  for (let at = 0; at < 2 * knots; at += 1) equations.hold(at, 0.5)
  for (let at = gridAt; at < unknowns; at += 1) equations.hold(at, drop * drop)
  const step = equations.solve()
  if (!step) return fit
  const added = (from: number, to: readonly number[] | undefined): number[] =>
    Array.from({ length: knots }, (_, at) => (to?.[at] ?? 0) + step[from + at]!)
  const map = gridMap(fit.grid)
  const shift = (at: number): number => limit(step[gridAt + at]!, maxShift)
  const sigma = fit.kernel.sigma + limit(step[sigmaAt]!, maxBlurStep)
  return {
    grid: {
      first: placeOf(map, -shift(0)),
      middle: placeOf(map, codeModules / 2 - shift(1)),
      last: placeOf(map, codeModules - shift(2)),
    },
    kernel: blurKernel(Math.min(maxSigma, Math.max(minSigma, sigma))),
    levels: { ground: added(0, levels?.ground), drop: added(knots, levels?.drop) },
  }
}

/** The darkness of samples: 0 on the ground, 1 on a bar. */
export function darknessOf(samples: Float32Array, { ground, drop }: Levels): Float32Array {
  const darkness = new Float32Array(samples.length)
  for (let at = 0; at < samples.length; at += 1) {
    const [knot, part] = [knotAt[at]!, partAt[at]!]
    darkness[at] = (between(ground, knot, part) - samples[at]!) / between(drop, knot, part)
  }
  return darkness
}

const between = (values: readonly number[], knot: number, part: number): number =>
  values[knot]! * (1 - part) + values[knot + 1]! * part

const limit = (value: number, most: number): number => Math.max(-most, Math.min(most, value))

function knotsOfSamples(): { knotAt: Uint8Array; partAt: Float32Array } {
  const places = Float32Array.from(
    { length: profileSamples },
    (_, at) => ((moduleOf(at) + quiet) / (codeModules + 2 * quiet)) * (knots - 1),
  )
  const before = Uint8Array.from(places, (place) => Math.min(knots - 2, Math.floor(place)))
  return { knotAt: before, partAt: places.map((place, at) => place - before[at]!) }
}
