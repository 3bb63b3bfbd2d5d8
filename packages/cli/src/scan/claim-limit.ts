import type { Ledger } from '@paycode/core'

/** More open claims than this and no further input is read. */
const mostOpen = 8

/** A ledger that tells when there is room for one more claim. */
export interface LimitedLedger extends Ledger {
  /** Settles when fewer than eight claims are open. */
  room(): Promise<void>
}

export function claimLimit(ledger: Ledger): LimitedLedger {
  const open = new Set<Promise<unknown>>()
  return {
    ...(ledger.fingerprinter && { fingerprinter: ledger.fingerprinter }),
    claim(fingerprints, terms) {
      const answer = ledger.claim(fingerprints, terms)
      open.add(answer)
      const close = (): boolean => open.delete(answer)
      answer.then(close, close)
      return answer
    },
    close: () => ledger.close(),
    async room() {
      // Outcomes of claims that have been answered are written before the next line is looked at.
      await Promise.resolve()
      while (open.size >= mostOpen) await Promise.race(open).catch(() => {})
    },
  }
}
