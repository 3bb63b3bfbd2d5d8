import { type SymbolCosts, symbolValues } from './symbol-costs.ts'
import { coded } from './symbol-patterns.ts'

export interface Values {
  readonly values: readonly number[]
  readonly cost: number
}

/** The values that fit best, whatever their check sum (Viterbi's algorithm over the shortlists). */
export function bestValues(
  { own, pair }: SymbolCosts,
  lists: readonly (readonly number[])[],
): Values {
  let costs: number[] = (lists[0] ?? []).map((value) => own[value]!)
  const cameFrom: number[][] = []
  for (let place = 1; place < coded; place += 1) {
    const earlier = lists[place - 1] ?? []
    const from: number[] = []
    const next: number[] = []
    for (const value of lists[place] ?? []) {
      let best = Number.POSITIVE_INFINITY
      let bestAt = 0
      for (let at = 0; at < earlier.length; at += 1) {
        const cost = costs[at]! + pair[earlier[at]! * symbolValues + value]!
        if (cost >= best) continue
        best = cost
        bestAt = at
      }
      from.push(bestAt)
      next.push(best + own[place * symbolValues + value]!)
    }
    cameFrom.push(from)
    costs = next
  }
  const cost = Math.min(...costs)
  let at = costs.indexOf(cost)
  const values: number[] = []
  for (let place = coded - 1; place >= 0; place -= 1) {
    values.unshift(lists[place]?.[at] ?? 0)
    at = cameFrom[place - 1]?.[at] ?? 0
  }
  return { values, cost }
}
