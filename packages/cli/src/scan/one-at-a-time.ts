import { setImmediate } from 'node:timers/promises'
import { LedgerError, type Ledger } from '@paycode/core'
import { scanProblems } from './scan-problems.ts'

/**
 * Passes one claim at a time to a ledger, so that `--once` uses up only one code. Codes that were read after it wait, and
 * stay unclaimed when the ledger is closed.
 */
export function oneAtATime(ledger: Ledger): Ledger {
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...(ledger.fingerprinter && { fingerprinter: ledger.fingerprinter }),
    claim(fingerprints, terms) {
      const answer = last.then(() => {
        if (isClosed) throw closed()
        return ledger.claim(fingerprints, terms)
      })
      // Waits until the outcome of the last claim was handled: it may have ended the scan.
      const settled = (): Promise<void> => setImmediate()
      last = answer.then(settled, settled)
      return answer
    },
    close() {
      isClosed = true
      return ledger.close()
    },
  }
}

const closed = (): LedgerError => new LedgerError('ledger-closed', scanProblems.isOver)
