import type { FittedCode } from './fit-code.ts'

/** Of the contrast's square. */
export const mostNoise = 0.05
const mostNoiseInASymbol = 0.12
/**
 * Natural logarithms. Wrong fits to pictures of accepted codes had margins up to 18. A code whose beginning is not accepted
 * can have a wrong fit with a margin of 100: it is the doubt, 40 and more there, that keeps it out.
 */
const leastMargin = 25
const mostDoubt = 2

/**
 * Whether a fit is to be believed: the expected looks like the seen, no other code does, and the best that fits at all has
 * the right check symbol and beginning of its own accord. The check symbol tells only 1 in 103 apart, so a misfit that
 * it mends is still a misfit.
 */
export const isSure = ({ noise, worstNoise, margin, doubt }: FittedCode): boolean =>
  noise < mostNoise && worstNoise < mostNoiseInASymbol && margin > leastMargin && doubt < mostDoubt
