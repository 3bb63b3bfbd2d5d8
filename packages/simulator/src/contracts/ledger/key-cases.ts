import { expectEqual } from '../runner.ts'
import { closing, type LedgerCase } from './ledger-case.ts'
import type { LedgerContractOptions } from './ledger-contract-options.ts'

const madeUpCode = '134579302432164181'

export function keyCases(withLedger: LedgerCase, { reopen }: LedgerContractOptions): void {
  withLedger('knows a code under the previous key', async (ledger, time) => {
    await ledger.claim(['under-old-key'], time.terms())
    const rotated = ledger.claim(['under-new-key', 'under-old-key'], time.terms())
    expectEqual(await rotated, 'already-claimed', 'claim after the key was rotated')
  })

  withLedger('stores a new claim under the current key', async (ledger, time) => {
    await ledger.claim(['under-new-key', 'under-old-key'], time.terms())
    const later = ledger.claim(['under-new-key'], time.terms())
    expectEqual(await later, 'already-claimed', 'claim under the current key alone')
  })

  withLedger('stores a new claim under the previous key too', async (ledger, time) => {
    await ledger.claim(['under-new-key', 'under-old-key'], time.terms())
    const behind = ledger.claim(['under-old-key'], time.terms())
    expectEqual(await behind, 'already-claimed', 'claim of a till without the new key')
  })

  withLedger('stores nothing of a claim that it refuses', async (ledger, time) => {
    await ledger.claim(['under-old-key'], time.terms())
    await ledger.claim(['under-new-key', 'under-old-key'], time.terms())
    const other = ledger.claim(['under-new-key'], time.terms())
    expectEqual(await other, 'claimed', 'claim of the name that was refused')
  })

  if (!reopen) return
  withLedger('names a code after a restart as before, and by no digit of it', async (ledger) => {
    const before = ledger.fingerprinter?.fingerprints(madeUpCode)
    await ledger.close()
    await closing(reopen(), async (later) => {
      const after = later.fingerprinter?.fingerprints(madeUpCode)
      expectEqual(after?.join(), before?.join(), 'fingerprints after the restart')
    })
    expectEqual(before?.[0]?.includes(madeUpCode), before ? false : undefined, 'code in its name')
  })
}
