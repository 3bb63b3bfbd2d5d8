import type { BarredArea } from './find/barred-areas.ts'
import type { BarPencil } from './find/bar-pencil.ts'
import { barBands } from './sample/bar-bands.ts'
import { barsWithin, hasEdgesOfCode, leastScoreAt } from './sample/bars-within.ts'
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

/** Samples to a module, if that is no less than half a pixel or more than one. */
const samplesAModule = 4
const [leastStep, mostStep] = [0.5, 1]
/** A reflection may leave little more than a twentieth of the height. */
const mostBands = 16
const rowsABand = 3
/** How far past the bars the profile looks for quiet, in pixels and as part of their length: a glared end is seen no bars in. */
const reachPixels = 30
const reachPart = 0.4
/** Of 335 codes that were read, all were so by the first grid. */
const mostGuesses = 2
/**
 * In 3 500 pictures made to be read wrongly (bench/camera) no wrong fit has a margin over 18, but where the picture itself
 * was of another code; of codes that were read in its other pictures one in a hundred had less than 40.
 */
const leastMargin = 20

/** The code in an area of bars, if there is one and no doubt of it. */
export function readBars(
  frame: LuminanceFrame,
  { area, bands }: BarredArea,
  beginnings: readonly number[],
): ReadBars | undefined {
  const pencil = straighten(area, bands)
  const length = area.toU - area.fromU
  const reach = reachPixels + reachPart * length
  const around = { ...area, pencil, fromU: area.fromU - reach, toU: area.toU + reach }
  const step = Math.min(mostStep, Math.max(leastStep, length / codeModules / samplesAModule))
  const seen = barBands(frame, around, { step, bands: mostBands, rows: rowsABand })
  const profile = clearProfile(seen, area)
  const guesses: { guess: GridGuess; dark: Float32Array }[] = []
  for (const ends of symbolEnds(profile, area)) {
    const dark = localDarkness(profile, ends)
    const within = barsWithin(dark, profile, ends)
    if (!hasEdgesOfCode(within)) continue
    const leastScore = leastScoreAt(within)
    for (const guess of searchGrids(profile, ends, dark)) {
      if (guess.score >= leastScore) guesses.push({ guess, dark })
    }
  }
  guesses.sort((a, b) => b.guess.score - a.guess.score)
  for (const { guess, dark } of guesses.slice(0, mostGuesses)) {
    const fitted = fitCode(profile, guess, dark, beginnings)
    if (fitted && fitted.margin > leastMargin) return { ...fitted, pencil }
  }
  return undefined
}
