import { expectEqual } from '../runner.ts'
import { closing, type LedgerCase } from './ledger-case.ts'
import type { LedgerContractOptions } from './ledger-contract-options.ts'

export function restartCases(withLedger: LedgerCase, { reopen }: LedgerContractOptions): void {
  if (!reopen) return

  withLedger('keeps its claims over a restart', async (ledger, time) => {
    await ledger.claim(['a'], time.terms())
    await ledger.close()
    await closing(reopen(), async (later) => {
      expectEqual(await later.claim(['a'], time.terms()), 'already-claimed', 'after the restart')
      expectEqual(await later.claim(['b'], time.terms()), 'claimed', 'another claim')
    })
  })

  withLedger('lets a claim lapse after a restart as before', async (ledger, time) => {
    await ledger.claim(['a'], time.terms())
    await ledger.close()
    await closing(reopen(), async (later) => {
      await time.toLastMoment()
      expectEqual(await later.claim(['a'], time.terms()), 'already-claimed', 'at the last moment')
      await time.toEnd()
      expectEqual(await later.claim(['a'], time.terms()), 'claimed', 'after the retention')
    })
  })
}
