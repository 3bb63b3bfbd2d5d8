import { type SymbolCosts, symbolValues } from './symbol-costs.ts'
import { coded } from './symbol-patterns.ts'

/** Values that are tried for each symbol, of 103. The correct one is among them wherever the symbol is readable. */
export const shortlist = 10

/** The most likely values of each symbol, the likeliest first. With `beginnings` the first symbol has only these. */
export function likelyValues(
  { likely }: SymbolCosts,
  beginnings: readonly number[] = pairValues,
): number[][] {
  return Array.from({ length: coded }, (_, place) =>
    likeliest(likely, place * symbolValues, place === 0 ? beginnings : pairValues),
  )
}

/** The values of digit pairs. The check symbol may have three more, which the check sum determines. */
const pairValues: readonly number[] = Array.from({ length: 100 }, (_, value) => value)

function likeliest(costs: Float32Array, start: number, values: readonly number[]): number[] {
  const best: number[] = []
  for (const value of values) {
    const cost = costs[start + value]!
    let at = best.length
    if (at === shortlist) {
      at -= 1
      if (costs[start + best[at]!]! <= cost) continue
    }
    for (; at > 0 && costs[start + best[at - 1]!]! > cost; at -= 1) best[at] = best[at - 1]!
    best[at] = value
  }
  return best
}
