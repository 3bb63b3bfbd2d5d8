import { createRequire } from 'node:module'
import { LedgerError } from '@paycode/core'
import type { Database } from './database.ts'
import { ledgerProblems } from '../ledger-problems.ts'

type DatabaseClass = new (file: string) => Database

let loaded: DatabaseClass | undefined

/** Opens or creates a database file with Node's own SQLite (22.13 and later), else with libsql. */
export function openDatabase(file: string): Database {
  loaded ??= nodeSqlite() ?? libsql()
  return new loaded(file)
}

/** Which SQLite this process works with. */
export const sqliteLibrary = (): 'node:sqlite' | 'libsql' =>
  nodeSqlite() === undefined ? 'libsql' : 'node:sqlite'

function nodeSqlite(): DatabaseClass | undefined {
  // Through this, since older Nodes, and the types at the floor, do not know the module.
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

/** What a library exports is known by its name only. */
const isClass = (found: unknown): found is DatabaseClass => typeof found === 'function'
