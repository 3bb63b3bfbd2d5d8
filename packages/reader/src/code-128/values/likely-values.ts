import { type SymbolCosts, symbolValues } from './symbol-costs.ts'
import { coded } from './symbol-patterns.ts'

/** Of 103 values so many are looked at in a place; the right one is among them wherever there is something to read. */
export const shortlist = 10

/** The most likely values of each place, the likeliest first. With `beginnings` the first place has these only. */
export function likelyValues(
  { likely }: SymbolCosts,
  beginnings: readonly number[] = pairValues,
): number[][] {
  return Array.from({ length: coded }, (_, place) =>
    likeliest(likely, place * symbolValues, place === 0 ? beginnings : pairValues),
  )
}

/** The check symbol may have three more values, which the check sum gives it. */
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
