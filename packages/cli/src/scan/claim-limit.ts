import type { Ledger } from '@paycode/core'

/** While this many claims are open, no further input is read. */
const maxOpen = 8

/** A ledger that limits the number of open claims. */
export interface LimitedLedger extends Ledger {
  /** Settles when fewer than `maxOpen` claims are open. */
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
      // Outcomes of answered claims are written before the next line is read.
      await Promise.resolve()
      while (open.size >= maxOpen) await Promise.race(open).catch(() => {})
    },
  }
}
