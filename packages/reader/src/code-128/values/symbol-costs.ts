import type { BlurKernel } from '../fit/blur-kernel.ts'
import { coded, startC, stop, symbolModules, symbolPatterns } from './symbol-patterns.ts'

/** The number of values of a symbol between start and stop. */
export const symbolValues: number = symbolPatterns.length

/**
 * The squared error of a code against a profile, in parts: the part of each symbol, and the part of two neighbours whose blurs
 * overlap.
 */
export interface SymbolCosts {
  /** The part of each symbol, at `place * symbolValues + value`. */
  readonly own: Float32Array
  /** The same plus the average part of its neighbours, to choose the likely values by. */
  readonly likely: Float32Array
  /** The part of two neighbours, at `earlier * symbolValues + later`. */
  readonly pair: Float32Array
}

interface BlurTables {
  readonly own: Float32Array
  readonly pair: Float32Array
  readonly afterStart: Float32Array
  readonly beforeStop: Float32Array
  readonly afterAny: Float32Array
  readonly beforeAny: Float32Array
}

const tables = new Map<BlurKernel, BlurTables>()

export function symbolCosts(matched: Float32Array, kernel: BlurKernel): SymbolCosts {
  const table = tables.get(kernel) ?? blurTables(kernel)
  tables.set(kernel, table)
  const own = new Float32Array(coded * symbolValues)
  const likely = new Float32Array(coded * symbolValues)
  for (let place = 0; place < coded; place += 1) {
    const start = (place + 1) * symbolModules
    const before = place === 0 ? table.afterStart : table.afterAny
    const after = place === coded - 1 ? table.beforeStop : table.beforeAny
    for (let value = 0; value < symbolValues; value += 1) {
      const pattern = symbolPatterns[value]!
      let seen = 0
      for (let at = 0; at < symbolModules; at += 1) if (pattern[at]) seen += matched[start + at]!
      const index = place * symbolValues + value
      const cost = table.own[value]! - 2 * seen
      own[index] =
        cost +
        (place === 0 ? table.afterStart[value]! : 0) +
        (place === coded - 1 ? table.beforeStop[value]! : 0)
      likely[index] = cost + before[value]! + after[value]!
    }
  }
  return { own, likely, pair: table.pair }
}

function blurTables({ overlap }: BlurKernel): BlurTables {
  const own = new Float32Array(symbolValues)
  const pair = new Float32Array(symbolValues * symbolValues)
  const afterStart = new Float32Array(symbolValues)
  const beforeStop = new Float32Array(symbolValues)
  const afterAny = new Float32Array(symbolValues)
  const beforeAny = new Float32Array(symbolValues)
  const mean = new Float32Array(symbolModules)
  for (const pattern of symbolPatterns) {
    for (let at = 0; at < symbolModules; at += 1) mean[at]! += pattern[at]! / symbolValues
  }
  // The overlap of a symbol's modules with those of the symbols before and after it.
  const shared = (other: ArrayLike<number>, shift: number): Float32Array => {
    const sums = new Float32Array(symbolModules)
    for (let at = 0; at < symbolModules; at += 1) {
      for (let to = 0; to < other.length; to += 1) {
        sums[at]! += other[to]! * (overlap[Math.abs(shift + to - at)] ?? 0)
      }
    }
    return sums
  }
  const dot = (pattern: Uint8Array, sums: Float32Array): number => {
    let sum = 0
    for (let at = 0; at < symbolModules; at += 1) if (pattern[at]) sum += sums[at]!
    return sum
  }
  const fromStart = shared(startC, -symbolModules)
  const fromStop = shared(stop, symbolModules)
  const fromBefore = shared(mean, -symbolModules)
  const fromAfter = shared(mean, symbolModules)
  const before = symbolPatterns.map((pattern) => shared(pattern, -symbolModules))
  for (const [value, pattern] of symbolPatterns.entries()) {
    own[value] = dot(pattern, shared(pattern, 0))
    afterStart[value] = 2 * dot(pattern, fromStart)
    beforeStop[value] = 2 * dot(pattern, fromStop)
    afterAny[value] = 2 * dot(pattern, fromBefore)
    beforeAny[value] = 2 * dot(pattern, fromAfter)
    for (let earlier = 0; earlier < symbolValues; earlier += 1) {
      pair[earlier * symbolValues + value] = 2 * dot(pattern, before[earlier]!)
    }
  }
  return { own, pair, afterStart, beforeStop, afterAny, beforeAny }
}
