import type { ClaimTerms } from '@paycode/core/adapter'
import type { LedgerContractOptions } from './ledger-contract-options.ts'

const minuteMs = 60_000
const start = 1_700_000_000_000

/** The time of one test: told to the ledger with each claim, or waited for where it has a clock of its own. */
export interface StoreTime {
  /** The terms of a claim now. */
  terms(): ClaimTerms
  /** To the last moment of a retention that began at the start; with a clock of its own, well before it. */
  toLastMoment(): Promise<void>
  /** From there to the end of that retention. */
  toEnd(): Promise<void>
  /** To the end of a retention that begins now. */
  passRetention(): Promise<void>
}

export function storeTime({ ownClock }: LedgerContractOptions): StoreTime {
  if (ownClock) {
    const { retainMs, pass } = ownClock
    return {
      terms: () => ({ now: start, retainMs }),
      toLastMoment: () => pass(retainMs / 2),
      toEnd: () => pass(retainMs * 0.6),
      passRetention: () => pass(retainMs * 1.1),
    }
  }
  const retainMs = 15 * minuteMs
  let now = start
  return {
    terms: () => ({ now, retainMs }),
    toLastMoment: async () => void (now = start + retainMs - 1),
    toEnd: async () => void (now = start + retainMs),
    passRetention: async () => void (now += retainMs),
  }
}
