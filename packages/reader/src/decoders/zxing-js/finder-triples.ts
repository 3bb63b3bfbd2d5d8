import type { FinderPattern } from './load-zxing.ts'

export type Triple = readonly [FinderPattern, FinderPattern, FinderPattern]

/** Distance between the centres of two finder patterns of the smallest QR, in modules. */
const minSide = 14
/** Ratio of the longer side to the shorter, and of the largest module to the smallest. Perspective and measuring errors cause it. */
const maxUneven = 1.5
/** Cosine of the corner's angle, which is 0 for a right angle. */
const maxSkew = 0.4
/** At most this many triples per picture, so that a picture full of squares ends in time. */
const maxTriples = 24

/** The triples of finder patterns that may belong to one QR, the likeliest first. */
export function finderTriples(patterns: readonly FinderPattern[]): Triple[] {
  const triples: { readonly triple: Triple; readonly wrong: number }[] = []
  patterns.forEach((corner, at) => {
    patterns.forEach((one, first) => {
      patterns.slice(first + 1).forEach((other, rest) => {
        if (first === at || first + 1 + rest === at) return
        const wrong = wrongnessOf(corner, one, other)
        if (wrong !== undefined) triples.push({ triple: [corner, one, other], wrong })
      })
    })
  })
  return triples
    .toSorted((one, other) => one.wrong - other.wrong)
    .slice(0, maxTriples)
    .map(({ triple }) => triple)
}

function wrongnessOf(
  corner: FinderPattern,
  one: FinderPattern,
  other: FinderPattern,
): number | undefined {
  const sizes = [corner, one, other].map((pattern) => pattern.getEstimatedModuleSize())
  const [ax, ay] = [one.getX() - corner.getX(), one.getY() - corner.getY()]
  const [bx, by] = [other.getX() - corner.getX(), other.getY() - corner.getY()]
  const [a, b] = [Math.hypot(ax, ay), Math.hypot(bx, by)]
  const unevenSizes = Math.max(...sizes) / Math.min(...sizes)
  const unevenSides = Math.max(a, b) / Math.min(a, b)
  const skew = Math.abs((ax * bx + ay * by) / (a * b))
  const isSmall = Math.min(a, b) < minSide * Math.min(...sizes) * 0.7
  if (isSmall || unevenSizes > maxUneven || unevenSides > maxUneven || skew > maxSkew) {
    return undefined
  }
  return unevenSizes + unevenSides + skew
}
