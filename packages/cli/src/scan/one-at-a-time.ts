import { setImmediate } from 'node:timers/promises'
import { LedgerError, type Ledger } from '@paycode/core'
import { scanProblems } from './scan-problems.ts'

/**
 * Lets one claim after the other through to a ledger, so that `--once` uses up one code: what has been read behind it
 * waits, and stays unclaimed when the ledger is closed.
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
      // The outcome of a claim is known, and the scan may be over, before the next claim is made.
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
