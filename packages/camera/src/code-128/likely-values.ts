import { type SymbolCosts, symbolValues } from './symbol-costs.ts'
import { coded } from './symbol-patterns.ts'

/** Of 103 values so many are looked at in a place; the right one is among them wherever there is something to read. */
export const shortlist = 10

/** The most likely values of each place, the likeliest first. With `beginnings` the first place has these only. */
export function likelyValues({ likely }: SymbolCosts, beginnings?: readonly number[]): number[][] {
  return Array.from({ length: coded }, (_, place) => {
    const values = place === 0 && beginnings ? beginnings : pairValues
    return values
      .toSorted((a, b) => likely[place * symbolValues + a]! - likely[place * symbolValues + b]!)
      .slice(0, shortlist)
  })
}

/** The check symbol may have three more values, which the check sum gives it. */
const pairValues = Array.from({ length: 100 }, (_, value) => value)
