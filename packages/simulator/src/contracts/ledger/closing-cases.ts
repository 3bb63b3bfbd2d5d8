import { LedgerError } from '@paycode/core'
import { expectEqual, expectRejection } from '../runner.ts'
import { closing, type LedgerCase } from './ledger-case.ts'
import type { LedgerContractOptions } from './ledger-contract-options.ts'

export function closingCases(withLedger: LedgerCase, { reopen }: LedgerContractOptions): void {
  withLedger('rejects claims once closed, and closes twice', async (ledger, time) => {
    await ledger.close()
    await ledger.close()
    await expectRejection(ledger.claim(['a'], time.terms()), 'claim after close')
  })

  withLedger('answers the claims that are open when it is closed', async (ledger, time) => {
    const names = Array.from({ length: 20 }, (_, index) => `a${index}`)
    const open = names.map((name) => ledger.claim([name], time.terms()))
    const closed = ledger.close()
    const settled = await Promise.allSettled(open)
    await closed
    const odd = settled.filter((one) =>
      one.status === 'fulfilled' ? one.value !== 'claimed' : !isFull(one.reason),
    )
    expectEqual(odd.length, 0, 'claims rejected, or answered with something else')
    if (!reopen) return
    // A full ledger may reject some of these claims. It must keep every one that it acknowledged.
    const claimed = names.filter((_, index) => settled[index]?.status === 'fulfilled')
    await closing(reopen(), async (later) => {
      for (const name of claimed) {
        expectEqual(await later.claim([name], time.terms()), 'already-claimed', 'after the restart')
      }
    })
  })
}

const isFull = (reason: unknown): boolean =>
  reason instanceof LedgerError && reason.code === 'ledger-full'
