import { LedgerError } from '@paycode/core'
import { filledWords } from '@paycode/core/adapter'
import type { Database } from '../database/database.ts'
import { ledgerProblems } from '../ledger-problems.ts'

/** "PAYC": tells a ledger from other programs' databases (https://sqlite.org/pragma.html#pragma_application_id). */
const applicationId = 0x50_41_59_43
const version = 2

/**
 * `claims` lets one look up the name of a code, its fingerprint; what has lapsed is found by the way (claims-table.ts).
 * `keys` names the keys that claims were made with, by their ids: the newest is the current one, the others are needed
 * until `needed_until`.
 */
const schema = `
  CREATE TABLE claims (name TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE keys (generation INTEGER PRIMARY KEY, id TEXT NOT NULL, needed_until INTEGER) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${version};
`

/**
 * Says whether there is a ledger in the database already; `false` where there is nothing at all. It only reads.
 * @throws {LedgerError} when it is something else, or of another version than this program.
 */
export function hasLedger(database: Database): boolean {
  const id = numberOf(database, 'PRAGMA application_id')
  const found = numberOf(database, 'PRAGMA user_version')
  const tables = numberOf(database, 'SELECT count(*) FROM sqlite_master')
  if (id === 0 && found === 0 && tables === 0) return false
  if (id !== applicationId || found < 1) {
    throw new LedgerError('ledger-damaged', ledgerProblems.otherProgram)
  }
  if (found < version) {
    throw new LedgerError('ledger-damaged', ledgerProblems.tooOld)
  }
  if (found > version) {
    const words = filledWords(ledgerProblems.tooNew, { found, version })
    throw new LedgerError('ledger-too-new', words)
  }
  return true
}

/** Writes an empty ledger; in a transaction. */
export const createLedger = (database: Database): unknown => database.exec(schema)

/**
 * Names a ledger at random, once, also one of before there were such names; in a transaction. A file system gives the
 * number of a deleted file to the next one, so the file alone does not tell two ledgers apart.
 * @returns the name.
 */
export function ledgerIdIn(database: Database): string {
  database.exec(`
    CREATE TABLE IF NOT EXISTS ledger (id TEXT NOT NULL) STRICT;
    INSERT INTO ledger SELECT hex(randomblob(16)) WHERE NOT EXISTS (SELECT * FROM ledger);
  `)
  return String(database.prepare('SELECT id FROM ledger').get()?.['id'])
}

/** Writes what is there already: SQLite begins even a transaction for writing on a file that it may only read. */
export const proveWritable = (database: Database): unknown =>
  database.exec(`PRAGMA user_version = ${version}`)

function numberOf(database: Database, sql: string): number {
  const [value] = Object.values(database.prepare(sql).get() ?? {})
  return Number(value)
}
