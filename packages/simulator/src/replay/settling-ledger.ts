import type { Ledger } from '@paycode/core'

/** A ledger that reports when its claims are done. In a replay no time passes while a claim is open. */
export interface SettlingLedger extends Ledger {
  /** Settles when no claim is open and all answers have been delivered. */
  settled(): Promise<void>
}

export function settlingLedger(ledger: Ledger): SettlingLedger {
  const open = new Set<Promise<unknown>>()
  return {
    ...(ledger.fingerprinter && { fingerprinter: ledger.fingerprinter }),
    claim(fingerprints, terms) {
      const answer = ledger.claim(fingerprints, terms)
      open.add(answer)
      return answer.finally(() => open.delete(answer))
    },
    close: () => ledger.close(),
    async settled() {
      do {
        // An answer may start the next claim.
        await Promise.allSettled(open)
        // The answer passes through a few promises on its way to the stream.
        for (let hop = 0; hop < 8; hop += 1) await Promise.resolve()
      } while (open.size > 0)
    },
  }
}
