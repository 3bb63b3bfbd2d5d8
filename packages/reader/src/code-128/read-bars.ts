import type { BarredArea } from './find/barred-areas.ts'
import type { BarPencil } from './find/bar-pencil.ts'
import { barBands } from './sample/bar-bands.ts'
import { barsWithin, hasEdgesOfCode, minScoreAt } from './sample/bars-within.ts'
import { clearProfile } from './sample/clear-profile.ts'
import { type FittedCode, fitCode } from './fit/fit-code.ts'
import { type GridGuess, searchGrids } from './fit/grid-search.ts'
import { localDarkness } from './sample/local-darkness.ts'
import type { LuminanceFrame } from '../frame/luminance-frame.ts'
import { straighten } from './sample/straighten.ts'
import { symbolEnds } from './sample/symbol-ends.ts'
import { codeModules } from './values/symbol-patterns.ts'

export interface ReadBars extends FittedCode {
  readonly pencil: BarPencil
}

/** Samples per module, as long as their distance stays between `minStep` and `maxStep` pixels. */
const samplesAModule = 4
const [minStep, maxStep] = [0.5, 1]
/** Bands of the height, at most. A reflection may leave little more than a twentieth of the height. */
const maxBands = 16
const rowsABand = 3
/** How far the profile extends beyond the bars, in pixels and as a share of their length, since glare can hide the bars of an end. */
const reachPixels = 30
const reachPart = 0.4
/** Grids to try, at most. All of 335 codes that were read fitted the first grid. */
const maxGuesses = 2
/**
 * Smallest margin of a certain code. In 3 500 adversarial pictures (bench/camera) no wrong fit has a margin over 18, except where the
 * picture itself showed another code. In the other pictures, one in a hundred codes that were read had less than 40.
 */
const minMargin = 20

/** The code in an area of bars, if there is one and it is certain. */
export function readBars(
  frame: LuminanceFrame,
  { area, bands }: BarredArea,
  beginnings: readonly number[],
): ReadBars | undefined {
  const pencil = straighten(area, bands)
  const length = area.toU - area.fromU
  const reach = reachPixels + reachPart * length
  const around = { ...area, pencil, fromU: area.fromU - reach, toU: area.toU + reach }
  const step = Math.min(maxStep, Math.max(minStep, length / codeModules / samplesAModule))
  const seen = barBands(frame, around, { step, bands: maxBands, rows: rowsABand })
  const profile = clearProfile(seen, area)
  const guesses: { guess: GridGuess; dark: Float32Array }[] = []
  for (const ends of symbolEnds(profile, area)) {
    const dark = localDarkness(profile, ends)
    const within = barsWithin(dark, profile, ends)
    if (!hasEdgesOfCode(within)) continue
    const minScore = minScoreAt(within)
    for (const guess of searchGrids(profile, ends, dark)) {
      if (guess.score >= minScore) guesses.push({ guess, dark })
    }
  }
  guesses.sort((a, b) => b.guess.score - a.guess.score)
  for (const { guess, dark } of guesses.slice(0, maxGuesses)) {
    const fitted = fitCode(profile, guess, dark, beginnings)
    if (fitted && fitted.margin > minMargin) return { ...fitted, pencil }
  }
  return undefined
}
