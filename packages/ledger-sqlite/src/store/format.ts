import { LedgerError } from '@paycode/core'
import type { Database } from '../database/database.ts'
import { shortName } from '../key/short-name.ts'

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
 * @throws {LedgerError} when it is something else, or newer than this program.
 */
export function hasLedger(database: Database): boolean {
  const id = numberOf(database, 'PRAGMA application_id')
  const found = formatOf(database)
  const tables = numberOf(database, 'SELECT count(*) FROM sqlite_master')
  if (id === 0 && found === 0 && tables === 0) return false
  if (id !== applicationId || found < 1) {
    throw new LedgerError('ledger-damaged', "this file is another program's database", {
      cure: 'Nothing was changed in it. Name another file for the ledger.',
    })
  }
  if (found > version) {
    throw new LedgerError(
      'ledger-too-new',
      `the ledger has format ${found}, newer than ${version}`,
      {
        cure: 'Nothing was changed in it. Update this program to the version that made the ledger, or a later one.',
      },
    )
  }
  return true
}

/** Writes an empty ledger; in a transaction. */
export const createLedger = (database: Database): unknown => database.exec(schema)

/** Brings a ledger to today's format; in a transaction. It writes in any case: SQLite begins one even on a file that it may only read. */
export function upgradeLedger(database: Database): void {
  if (formatOf(database) === 1) upgradeFrom1(database)
  database.exec(`PRAGMA user_version = ${version}`)
}

/**
 * Format 1, of before the first release, had whole names in hex, and an index. A program of that time that still has the
 * ledger open does not find its column any more, and rejects.
 */
function upgradeFrom1(database: Database): void {
  database.exec('DROP INDEX claims_by_expiry')
  database.exec('ALTER TABLE claims RENAME COLUMN fingerprint TO name')
  const rename = database.prepare('UPDATE claims SET name = ? WHERE name = ?')
  for (const { name } of database
    .prepare('SELECT name FROM claims WHERE length(name) = 64')
    .all()) {
    const hmac = Buffer.from(String(name), 'hex')
    rename.run(shortName(hmac.toString('base64url')), String(name))
  }
}

const formatOf = (database: Database): number => numberOf(database, 'PRAGMA user_version')

function numberOf(database: Database, sql: string): number {
  const [value] = Object.values(database.prepare(sql).get() ?? {})
  return Number(value)
}
