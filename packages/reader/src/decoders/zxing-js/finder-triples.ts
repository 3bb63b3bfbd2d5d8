import type { FinderPattern } from './load-zxing.ts'

export type Triple = readonly [FinderPattern, FinderPattern, FinderPattern]

/** Between the middles of two finder patterns of the smallest QR, in modules. */
const leastSide = 14
/** Perspective and measuring: a side may be so much longer than the other, and a module than another. */
const mostUneven = 1.5
/** How far the corner may be from a right angle: the cosine. */
const mostSkew = 0.4
/** A picture full of squares must not take for ever. */
const mostTriples = 24

/** Which three finder patterns may be those of one QR, the likeliest first. */
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
    .slice(0, mostTriples)
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
  const isSmall = Math.min(a, b) < leastSide * Math.min(...sizes) * 0.7
  if (isSmall || unevenSizes > mostUneven || unevenSides > mostUneven || skew > mostSkew) {
    return undefined
  }
  return unevenSizes + unevenSides + skew
}
