import type { Values } from './best-values.ts'
import { checkModulus } from './check-symbol.ts'
import { shortlist } from './likely-values.ts'
import { type SymbolCosts, symbolValues } from './symbol-costs.ts'
import { coded, pairs, startCValue } from './symbol-patterns.ts'

/** Paths kept for each state. Two make the best whole code and the second best exact. */
const ranks = 2
const statesAPlace = shortlist * checkModulus * ranks

/** The two best codes among those with a correct check symbol, the best first. */
export function checkedValues(
  { own, pair }: SymbolCosts,
  lists: readonly (readonly number[])[],
): Values[] {
  // A state is the position in the shortlist, the check sum so far, and the rank of the path.
  const cameFrom = new Int16Array(pairs * statesAPlace)
  let costs = new Float32Array(statesAPlace).fill(Number.POSITIVE_INFINITY)
  for (const [at, value] of (lists[0] ?? []).entries()) {
    costs[(at * checkModulus + ((startCValue + value) % checkModulus)) * ranks] = own[value]!
  }
  for (let place = 1; place < pairs; place += 1) {
    const next = new Float32Array(statesAPlace).fill(Number.POSITIVE_INFINITY)
    const back = place * statesAPlace
    const earlier = lists[place - 1] ?? []
    for (const [at, value] of (lists[place] ?? []).entries()) {
      const added = ((place + 1) * value) % checkModulus
      const ownCost = own[place * symbolValues + value]!
      for (let before = 0; before < earlier.length; before += 1) {
        const step = ownCost + pair[earlier[before]! * symbolValues + value]!
        const from = before * checkModulus * ranks
        for (let sum = 0; sum < checkModulus; sum += 1) {
          const reached = sum + added >= checkModulus ? sum + added - checkModulus : sum + added
          const to = (at * checkModulus + reached) * ranks
          for (let rank = 0; rank < ranks; rank += 1) {
            const state = from + sum * ranks + rank
            const cost = costs[state]! + step
            if (cost >= next[to + 1]!) break
            if (cost < next[to]!) {
              next[to + 1] = next[to]!
              cameFrom[back + to + 1] = cameFrom[back + to]!
              next[to] = cost
              cameFrom[back + to] = state
            } else {
              next[to + 1] = cost
              cameFrom[back + to + 1] = state
            }
          }
        }
      }
    }
    costs = next
  }
  const found: { cost: number; state: number; check: number }[] = []
  const last = lists[pairs - 1] ?? []
  for (let state = 0; state < last.length * checkModulus * ranks; state += 1) {
    const check = Math.floor(state / ranks) % checkModulus
    const value = last[Math.floor(state / ranks / checkModulus)]!
    const end = own[(coded - 1) * symbolValues + check]! + pair[value * symbolValues + check]!
    const cost = costs[state]! + end
    if (cost >= (found[1]?.cost ?? Number.POSITIVE_INFINITY)) continue
    found.push({ cost, state, check })
    found.sort((a, b) => a.cost - b.cost)
    found.length = Math.min(found.length, ranks)
  }
  return found.map(({ cost, state, check }) => ({ values: [...wayTo(state), check], cost }))

  function wayTo(end: number): number[] {
    const values: number[] = []
    let state = end
    for (let place = pairs - 1; place >= 0; place -= 1) {
      values.unshift(lists[place]?.[Math.floor(state / ranks / checkModulus)] ?? 0)
      state = cameFrom[place * statesAPlace + state]!
    }
    return values
  }
}
