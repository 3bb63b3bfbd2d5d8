import { type BlurKernel, blurKernel, density, leastSigma, mostSigma } from './blur-kernel.ts'
import { expectedProfile, moduleOf, profileSamples, quiet } from './expected-profile.ts'
import { LeastSquares } from './least-squares.ts'
import { gridMap, type ModuleGrid, placeOf } from './module-grid.ts'
import { codeModules } from '../values/symbol-patterns.ts'

/** How a code is seen: where, how blurred, and how light and dark it is from place to place. */
export interface Fit {
  readonly grid: ModuleGrid
  readonly kernel: BlurKernel
  /** The light of the ground and how much less a bar has, at each knot; none before the first fit. */
  readonly levels: Levels | undefined
}

export interface Levels {
  readonly ground: readonly number[]
  readonly drop: readonly number[]
}

/** Ground and drop run straight from one knot to the next. */
const knots = 5
const unknowns = 2 * knots + 4
const gridAt = 2 * knots
const sigmaAt = gridAt + 3
/** The knot before each sample, and how far it is on to the next. */
const { knotAt, partAt } = knotsOfSamples()
/** No step of the fit is trusted farther, in modules. */
const farthestShift = 0.6
const farthestBlur = 0.25

/** One step of least squares from a guess of the modules towards what is seen. */
export function refineFit(samples: Float32Array, fit: Fit, modules: Uint8Array): Fit {
  const expected = expectedProfile(modules, fit.kernel)
  const equations = new LeastSquares(unknowns)
  const levels = fit.levels
  // Of the ground and of the drop only the knots to either side of a sample have a say in it.
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
  // Where nothing tells (a first step, an even ground) an unknown stays what it was.
  const drop = levels ? Math.max(...levels.drop.map(Math.abs)) : 1
  for (let at = 0; at < 2 * knots; at += 1) equations.hold(at, 0.5)
  for (let at = gridAt; at < unknowns; at += 1) equations.hold(at, drop * drop)
  const step = equations.solve()
  if (!step) return fit
  const added = (from: number, to: readonly number[] | undefined): number[] =>
    Array.from({ length: knots }, (_, at) => (to?.[at] ?? 0) + step[from + at]!)
  const map = gridMap(fit.grid)
  const shift = (at: number): number => limit(step[gridAt + at]!, farthestShift)
  const sigma = fit.kernel.sigma + limit(step[sigmaAt]!, farthestBlur)
  return {
    grid: {
      first: placeOf(map, -shift(0)),
      middle: placeOf(map, codeModules / 2 - shift(1)),
      last: placeOf(map, codeModules - shift(2)),
    },
    kernel: blurKernel(Math.min(mostSigma, Math.max(leastSigma, sigma))),
    levels: { ground: added(0, levels?.ground), drop: added(knots, levels?.drop) },
  }
}

/** The darkness of samples, 0 on the ground and 1 on a bar. */
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
