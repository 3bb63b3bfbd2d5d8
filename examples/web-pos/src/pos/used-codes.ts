import { LedgerError, type WatchedLedger } from '@paycode/core'
import { LedgerWatch } from '@paycode/core/adapter'
import { indexedDbLedger } from '@paycode/ledger-indexeddb'

/** The ledger of this browser. If it cannot be opened, a ledger that refuses every code until the page is reloaded. */
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
