import { createRequire } from 'node:module'
import { LedgerError } from '@paycode/core'
import type { Database } from './database.ts'
import { ledgerProblems } from '../ledger-problems.ts'

type DatabaseClass = new (file: string) => Database

let loaded: DatabaseClass | undefined

/** Opens or creates a database file with Node's own SQLite (Node 22.13 and later), else with libsql. */
export function openDatabase(file: string): Database {
  loaded ??= nodeSqlite() ?? libsql()
  return new loaded(file)
}

/** The SQLite library that this process uses. */
export const sqliteLibrary = (): 'node:sqlite' | 'libsql' =>
  nodeSqlite() === undefined ? 'libsql' : 'node:sqlite'

function nodeSqlite(): DatabaseClass | undefined {
  // An import would fail: older Node versions, and the types of the oldest supported one, do not have the module.
  const module: unknown = process.getBuiltinModule('node:sqlite')
  return databaseClassOf(Object(module).DatabaseSync)
}

function libsql(): DatabaseClass {
  try {
    const found = databaseClassOf(createRequire(import.meta.url)('libsql'))
    if (found) return found
  } catch (error) {
    throw noSqlite(error)
  }
  throw noSqlite(undefined)
}

const noSqlite = (cause: unknown): LedgerError =>
  new LedgerError('ledger-unreachable', ledgerProblems.noSqlite, { cause })

const databaseClassOf = (found: unknown): DatabaseClass | undefined =>
  isClass(found) ? found : undefined

/** The export of a library has no type here; only its name says that it is a database class. */
const isClass = (found: unknown): found is DatabaseClass => typeof found === 'function'
