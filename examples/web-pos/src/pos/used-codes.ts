import { LedgerError, type WatchedLedger } from '@paycode/core'
import { LedgerWatch } from '@paycode/core/adapter'
import { indexedDbLedger } from '@paycode/ledger-indexeddb'

/** The ledger of this browser. Where it cannot be opened, one that refuses every code until the page is loaded anew. */
export async function usedCodes(): Promise<WatchedLedger> {
  try {
    return await indexedDbLedger()
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    const watch = new LedgerWatch()
    watch.failed(error)
    return {
      status$: watch.status$,
      claim: () => Promise.reject(error),
      close: () => Promise.resolve(watch.close()),
    }
  }
}
