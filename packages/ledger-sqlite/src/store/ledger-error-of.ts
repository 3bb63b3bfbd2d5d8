import { LedgerError, type LedgerProblem } from '@paycode/core'
import { isSqliteError, sqliteCode, type SqliteCode } from '../database/sqlite-code.ts'
import { systemCode } from '../system-code.ts'

type Words = readonly [code: LedgerProblem, message: string, cure: string]

const readOnly: Words = [
  'ledger-read-only',
  'the ledger may not be written',
  'Give this user write permission on the ledger file, the files beside it and their folder.',
]
const full: Words = [
  'ledger-full',
  'there is no room for the ledger',
  'Make room on the disk: nothing was lost, and claims are taken again when there is some.',
]

const wordsOfSqlite: Readonly<Record<SqliteCode, Words>> = {
  busy: [
    'ledger-locked',
    'another process keeps the ledger locked',
    'Close the program that has the ledger file open for writing (a backup, a database browser).',
  ],
  'read-only': readOnly,
  full,
  'cannot-open': [
    'ledger-unreachable',
    'the ledger file cannot be opened',
    'Look whether its folder is there, is a folder, and may be written by this user.',
  ],
  'input-output': [
    'ledger-unreachable',
    'the disk of the ledger failed',
    'Look after the disk. Claims are tried again with the next scan.',
  ],
  damaged: [
    'ledger-damaged',
    'this file is no ledger, or it is damaged',
    'Nothing was changed in it. Stop every program that uses it; then restore it from a backup with its key file, or move it away to begin an empty ledger: codes of the last day could then be accepted once more.',
  ],
}

/** Out of memory, a table that is gone, a fault of SQLite's own. */
const otherFault: Words = [
  'ledger-unreachable',
  'SQLite cannot work with the ledger',
  'Start the program anew. If it stays, look after the memory of this machine, and whether another program changed the ledger.',
]

const wordsOfSystem: Readonly<Record<string, Words>> = {
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  ENOSPC: full,
  EDQUOT: full,
}

/** What went wrong in the store, in the ledger's own words. What is no fault of the store is given back as it is. */
export function ledgerErrorOf(error: unknown): unknown {
  if (error instanceof LedgerError) return error
  const sqlite = sqliteCode(error)
  const system = systemCode(error)
  const words =
    (sqlite && wordsOfSqlite[sqlite]) ??
    (system === undefined ? undefined : (wordsOfSystem[system] ?? wordsOfSqlite['cannot-open'])) ??
    (isSqliteError(error) ? otherFault : undefined)
  if (!words) return error
  const [code, message, cure] = words
  return new LedgerError(code, message, { cure, cause: error })
}
