import type { BarProfile } from './bar-profile.ts'
import type { ModuleGrid } from './module-grid.ts'
import type { SymbolEnds } from './symbol-ends.ts'
import { coded, codeModules, startC, stop, symbolModules } from './symbol-patterns.ts'

export interface GridGuess {
  readonly grid: ModuleGrid
  readonly isInverted: boolean
  /** How well the known modules fit, 1 at best. */
  readonly score: number
}

/** Modules whose colour is known in every code: quiet zones, start, stop, and the first and last of each symbol. */
const known = knownModules()
/** How far the ends may be off, and the middle moved by perspective, in modules. */
const endSteps = [-0.6, 0, 0.6]
const mostBend = 12
const bendStep = 0.6
/** The grids on which the known modules fit best, read either way. */
export function searchGrids(
  profile: BarProfile,
  ends: SymbolEnds,
  dark: Float32Array,
): GridGuess[] {
  const pitch = (ends.to - ends.from) / codeModules
  const guesses: GridGuess[] = []
  for (const isBackward of [false, true]) {
    for (let bend = -mostBend; bend <= mostBend; bend += bendStep) {
      let best: GridGuess | undefined
      for (const early of endSteps) {
        for (const late of endSteps) {
          const from = ends.from + early * pitch
          const to = ends.to + late * pitch
          const middle = (from + to) / 2 + bend * pitch
          const grid = isBackward
            ? { first: to, middle, last: from }
            : { first: from, middle, last: to }
          const score = scoreOf(dark, profile, grid)
          if (!best || score > best.score) best = { grid, isInverted: ends.isInverted, score }
        }
      }
      if (best) guesses.push(best)
    }
  }
  guesses.sort((a, b) => b.score - a.score)
  return guesses
}

function scoreOf(dark: Float32Array, { fromU, step }: BarProfile, grid: ModuleGrid): number {
  const half = (grid.middle - grid.first) / (grid.last - grid.first)
  const bend = (2 * half - 1) / (1 - half)
  const length = (grid.last - grid.first) * (1 + bend)
  let sum = 0
  for (let at = 0; at < known.places.length; at += 1) {
    const part = known.places[at]!
    const place = (grid.first + (length * part) / (1 + bend * part) - fromU) / step
    const whole = place | 0
    if (place < 0 || whole >= dark.length - 1) continue
    const value = dark[whole]! + (dark[whole + 1]! - dark[whole]!) * (place - whole)
    sum += known.colours[at]! * value
  }
  return sum / known.places.length
}

function knownModules(): { places: Float32Array; colours: Float32Array } {
  const places: number[] = []
  const colours: number[] = []
  const add = (module: number, colour: number): void => {
    places.push((module + 0.5) / codeModules)
    colours.push(colour)
  }
  for (const outside of [-3, -2, -1, codeModules, codeModules + 1, codeModules + 2])
    add(outside, -1)
  startC.forEach((colour, at) => add(at, colour ? 1 : -1))
  for (let symbol = 1; symbol <= coded; symbol += 1) {
    add(symbol * symbolModules, 1)
    add((symbol + 1) * symbolModules - 1, -1)
  }
  const stopAt = (1 + coded) * symbolModules
  stop.forEach((colour, at) => add(stopAt + at, colour ? 1 : -1))
  return { places: Float32Array.from(places), colours: Float32Array.from(colours) }
}
