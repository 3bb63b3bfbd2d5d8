import { LedgerError, type LedgerProblem } from '@paycode/core'
import type { EveryLanguage } from '@paycode/core/adapter'
import { isSqliteError, sqliteCode, type SqliteCode } from '../database/sqlite-code.ts'
import { systemCode } from '../system-code.ts'
import { ledgerProblems } from '../ledger-problems.ts'

type Fault = readonly [code: LedgerProblem, words: EveryLanguage]

const readOnly: Fault = ['ledger-read-only', ledgerProblems.readOnly]
const full: Fault = ['ledger-full', ledgerProblems.full]

const faultsOfSqlite: Readonly<Record<SqliteCode, Fault>> = {
  busy: ['ledger-locked', ledgerProblems.busy],
  'read-only': readOnly,
  full,
  'cannot-open': ['ledger-unreachable', ledgerProblems.cannotOpen],
  'input-output': ['ledger-unreachable', ledgerProblems.inputOutput],
  damaged: ['ledger-damaged', ledgerProblems.damaged],
}

/** For other codes of SQLite: out of memory, a missing table, an internal fault. */
const otherFault: Fault = ['ledger-unreachable', ledgerProblems.otherFault]

const faultsOfSystem: Readonly<Record<string, Fault>> = {
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  ENOSPC: full,
  EDQUOT: full,
}

/** The ledger's error for a fault of the store. An error that is not the store's is returned unchanged. */
export function ledgerErrorOf(error: unknown): unknown {
  if (error instanceof LedgerError) return error
  const sqlite = sqliteCode(error)
  const system = systemCode(error)
  const fault =
    (sqlite && faultsOfSqlite[sqlite]) ??
    (system === undefined
      ? undefined
      : (faultsOfSystem[system] ?? faultsOfSqlite['cannot-open'])) ??
    (isSqliteError(error) ? otherFault : undefined)
  if (!fault) return error
  return new LedgerError(...fault, { cause: error })
}
