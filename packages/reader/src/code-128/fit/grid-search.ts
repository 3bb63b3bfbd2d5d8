import type { BarProfile } from '../sample/clear-profile.ts'
import { knownModules } from './known-modules.ts'
import type { ModuleGrid } from './module-grid.ts'
import type { SymbolEnds } from '../sample/symbol-ends.ts'
import { codeModules } from '../values/symbol-patterns.ts'

export interface GridGuess {
  readonly grid: ModuleGrid
  readonly isInverted: boolean
  /** How well the known modules fit; 1 is perfect. */
  readonly score: number
}

/** Largest shift of the middle by perspective, in modules. */
const maxBend = 12
const bendStep = 0.6
const bends = Array.from(
  { length: Math.round((2 * maxBend) / bendStep) + 1 },
  (_, at) => at * bendStep - maxBend,
)
/** The place of each known module for each bend, as a share of the way from the first edge to the last. */
const placesOf = bends.map((bend) => {
  const half = 0.5 + bend / codeModules
  const curve = (2 * half - 1) / (1 - half)
  return knownModules.places.map((part) => ((1 + curve) * part) / (1 + curve * part))
})
/** For each direction, this many of the best bends are refined with slightly shifted ends. */
const refined = 3
const endSteps = [-0.6, 0, 0.6]

/** The grids on which the known modules fit best, in both directions, the best first. */
export function searchGrids(
  profile: BarProfile,
  ends: SymbolEnds,
  dark: Float32Array,
): GridGuess[] {
  const pitch = (ends.to - ends.from) / codeModules
  const guesses = [false, true].flatMap((isBackward) => {
    const [first, last] = isBackward ? [ends.to, ends.from] : [ends.from, ends.to]
    const scores = placesOf.map((places) => scoreOf(dark, profile, places, first, last))
    return likeliest(scores).map((bend) => refinedGuess(bend, first, last))
  })
  return guesses.toSorted((a, b) => b.score - a.score)

  function refinedGuess(bend: number, first: number, last: number): GridGuess {
    let best = { first, last, score: Number.NEGATIVE_INFINITY }
    for (const early of endSteps) {
      for (const late of endSteps) {
        const [from, to] = [first + early * pitch, last + late * pitch]
        const score = scoreOf(dark, profile, placesOf[bend]!, from, to)
        if (score > best.score) best = { first: from, last: to, score }
      }
    }
    const middle = best.first + (best.last - best.first) * (0.5 + bends[bend]! / codeModules)
    const grid = { first: best.first, middle, last: best.last }
    return { grid, isInverted: ends.isInverted, score: best.score }
  }
}

function likeliest(scores: readonly number[]): number[] {
  return scores
    .map((_, bend) => bend)
    .toSorted((a, b) => scores[b]! - scores[a]!)
    .slice(0, refined)
}

function scoreOf(
  dark: Float32Array,
  { fromU, step }: BarProfile,
  places: Float32Array,
  first: number,
  last: number,
): number {
  const { colours } = knownModules
  const start = (first - fromU) / step + 0.5
  const length = (last - first) / step
  let sum = 0
  for (let at = 0; at < places.length; at += 1) {
    const place = (start + length * places[at]!) | 0
    if (place >= 0 && place < dark.length) sum += colours[at]! * dark[place]!
  }
  return sum / places.length
}
