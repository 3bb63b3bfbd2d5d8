import { LedgerError } from '@paycode/core'
import { filledWords } from '@paycode/core/adapter'
import type { Database } from '../database/database.ts'
import { ledgerProblems } from '../ledger-problems.ts'

/** "PAYC": distinguishes a ledger from other programs' databases (https://sqlite.org/pragma.html#pragma_application_id). */
const applicationId = 0x50_41_59_43
const version = 2

/**
 * `claims` has one row for each fingerprint of a code. It has no index over the times: a sweep finds lapsed claims
 * (claims-table.ts). `keys` has the ids of the keys that claims were made with. The newest is the current one, the others
 * are needed until `needed_until`.
 */
const schema = `
  CREATE TABLE claims (name TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE keys (generation INTEGER PRIMARY KEY, id TEXT NOT NULL, needed_until INTEGER) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${version};
`

/**
 * Whether the database holds a ledger; `false` for an empty database. It only reads.
 * @throws {LedgerError} when the database is another program's, or of another version.
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

/** Writes an empty ledger. Call it in a transaction. */
export const createLedger = (database: Database): unknown => database.exec(schema)

/**
 * Gives a ledger a random id, once. A ledger from before such ids gets one too. Call it in a transaction. The file alone
 * does not identify a ledger: a file system reuses the inode of a deleted file.
 * @returns the id.
 */
export function ledgerIdIn(database: Database): string {
  database.exec(`
    CREATE TABLE IF NOT EXISTS ledger (id TEXT NOT NULL) STRICT;
    INSERT INTO ledger SELECT hex(randomblob(16)) WHERE NOT EXISTS (SELECT * FROM ledger);
  `)
  return String(database.prepare('SELECT id FROM ledger').get()?.['id'])
}

/** Writes the version that is stored already, to fail on a read-only file: SQLite begins a write transaction even there. */
export const proveWritable = (database: Database): unknown =>
  database.exec(`PRAGMA user_version = ${version}`)

function numberOf(database: Database, sql: string): number {
  const [value] = Object.values(database.prepare(sql).get() ?? {})
  return Number(value)
}
