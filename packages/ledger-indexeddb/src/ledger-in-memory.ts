import {
  hmacFingerprinter,
  memoryLedger,
  type Fingerprinter,
  type LedgerStatus,
  type WatchedLedger,
} from '@paycode/core'
import { LedgerWatch } from '@paycode/core/adapter'
import type { GivenKeys } from './till-keys.ts'
import { ledgerProblems } from './ledger-problems.ts'

const forgetful: LedgerStatus['problem'] = {
  code: 'not-durable',
  words: ledgerProblems.notDurable,
}

/** The ledger for a page without storage: claims, and a key that the host did not give, last as long as the page. */
export function ledgerInMemory({
  key,
  previousKey,
}: GivenKeys): WatchedLedger & { readonly fingerprinter: Fingerprinter } {
  const ledger = memoryLedger()
  const watch = new LedgerWatch()
  watch.open(forgetful)
  return {
    status$: watch.status$,
    fingerprinter: hmacFingerprinter({
      ...(key && { current: key }),
      ...(previousKey && previousKey !== 'kept' && { previous: previousKey }),
    }),
    claim: (fingerprints, terms) => ledger.claim(fingerprints, terms),
    async close() {
      await ledger.close()
      watch.close()
    },
  }
}
