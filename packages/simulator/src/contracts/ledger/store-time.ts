import type { ClaimTerms } from '@paycode/core/adapter'
import type { LedgerContractOptions } from './ledger-contract-options.ts'

const minuteMs = 60_000
const start = 1_700_000_000_000

/** The time of one test. It is passed with each claim; for a store with its own clock, the test waits. */
export interface StoreTime {
  /** The terms of a claim at the current time. */
  terms(): ClaimTerms
  /** Goes to the last moment of a retention that began at the start. With the store's own clock, to well before its end. */
  toLastMoment(): Promise<void>
  /** Goes on to the end of that retention. */
  toEnd(): Promise<void>
  /** Goes to the end of a retention that begins now. */
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
