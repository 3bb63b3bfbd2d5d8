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

/** Where the browser gives no storage, and so keeps no key either. */
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
