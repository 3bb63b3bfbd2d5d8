import type { Database } from './database/database.ts'
import { closeDatabase } from './store/close-database.ts'
import { ledgerErrorOf } from './store/ledger-error-of.ts'
import { openingMs, openExistingLedger, type LedgerFiles } from './store/open-ledger-database.ts'
import { transaction } from './store/transaction.ts'

/**
 * Works on an existing ledger with its write lock held. Maintenance never creates a ledger.
 * @throws {LedgerError} when there is no ledger, or it cannot be opened.
 */
export function maintain<Result>(files: LedgerFiles, work: (database: Database) => Result): Result {
  let database: Database | undefined
  try {
    const opened = openExistingLedger(files, openingMs).database
    database = opened
    return transaction(opened, () => work(opened))
  } catch (error) {
    throw ledgerErrorOf(error)
  } finally {
    if (database) closeDatabase(database)
  }
}
