import { existsSync } from 'node:fs'
import { LedgerError } from '@paycode/core'
import type { Database } from './database/database.ts'
import { closeDatabase } from './store/close-database.ts'
import { ledgerErrorOf } from './store/ledger-error-of.ts'
import { openingMs, openLedgerDatabase, type LedgerFiles } from './store/open-ledger-database.ts'
import { transaction } from './store/transaction.ts'

/**
 * Works on a ledger that is there, with its write lock held: who looks after a ledger does not make one.
 * @throws {LedgerError} when there is none, or it cannot be opened.
 */
export function maintain<Result>(files: LedgerFiles, work: (database: Database) => Result): Result {
  if (!existsSync(files.file)) {
    throw new LedgerError('ledger-unreachable', 'there is no ledger', {
      cure: 'Name the file of a ledger: it is made with the first scan.',
    })
  }
  let database: Database | undefined
  try {
    const opened = openLedgerDatabase(files, openingMs).database
    database = opened
    return transaction(opened, () => work(opened))
  } catch (error) {
    throw ledgerErrorOf(error)
  } finally {
    if (database) closeDatabase(database)
  }
}
