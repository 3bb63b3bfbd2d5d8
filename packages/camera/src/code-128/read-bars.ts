import type { BarArea } from './bar-area.ts'
import type { BarPencil } from './bar-pencil.ts'
import { barProfile } from './bar-profile.ts'
import { type FittedCode, fitCode } from './fit-code.ts'
import { type GridGuess, searchGrids } from './grid-search.ts'
import { isSure } from './is-sure.ts'
import { localDarkness } from './local-darkness.ts'
import type { LuminanceFrame } from '../frame/luminance-frame.ts'
import { straighten } from './straighten.ts'
import { symbolEnds } from './symbol-ends.ts'

export interface ReadBars extends FittedCode {
  readonly pencil: BarPencil
}

/** Pixels from one sample of the profile to the next. */
const step = 0.5
/** How far past the bars the profile looks for quiet, in pixels and as part of their length: a glared end is seen no bars in. */
const reachPixels = 30
const reachPart = 0.4
/** Of each pair of ends so many grids are looked at again, and of all. */
const guessesAPair = 3
const mostGuesses = 8
/** Where not even the known modules fit so well, the rest is not tried. */
const leastScore = 0.2

/** The code in an area of bars, if there is one and no doubt of it. */
export function readBars(
  frame: LuminanceFrame,
  area: BarArea,
  beginnings: readonly number[],
): ReadBars | undefined {
  const pencil = straighten(frame, area)
  const reach = reachPixels + reachPart * (area.toU - area.fromU)
  const profile = barProfile(frame, pencil, {
    ...{ fromU: area.fromU - reach, toU: area.toU + reach, step },
    ...{ fromV: area.fromV, toV: area.toV },
  })
  const guesses: { guess: GridGuess; dark: Float32Array }[] = []
  for (const ends of symbolEnds(profile, area)) {
    const dark = localDarkness(profile, ends)
    for (const guess of searchGrids(profile, ends, dark).slice(0, guessesAPair)) {
      if (guess.score >= leastScore) guesses.push({ guess, dark })
    }
  }
  guesses.sort((a, b) => b.guess.score - a.guess.score)
  for (const { guess, dark } of guesses.slice(0, mostGuesses)) {
    const fitted = fitCode(profile, guess, dark, beginnings)
    if (fitted && isSure(fitted)) return { ...fitted, pencil }
  }
  return undefined
}
