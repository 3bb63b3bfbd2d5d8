import type { Ledger } from '@paycode/core'
import type { LedgerContractOptions } from './ledger-contract-options.ts'
import { storeTime, type StoreTime } from './store-time.ts'

type Run = (ledger: Ledger, time: StoreTime) => Promise<void>

/** Registers a case of the suite. It runs with a ledger of its own. */
export type LedgerCase = (name: string, run: Run) => void

export function ledgerCase(options: LedgerContractOptions): LedgerCase {
  return (name, run) => {
    options.test(`ledger: ${name}`, async () => {
      const ledger = await options.open()
      try {
        await run(ledger, storeTime(options))
      } finally {
        await ledger.close()
      }
    })
  }
}

/** Runs with a ledger and closes it, also after a failure. */
export async function closing(
  opened: Ledger | Promise<Ledger>,
  run: (ledger: Ledger) => Promise<void>,
): Promise<void> {
  const ledger = await opened
  try {
    await run(ledger)
  } finally {
    await ledger.close()
  }
}
