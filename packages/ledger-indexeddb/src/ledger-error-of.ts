import { LedgerError, type LedgerProblem } from '@paycode/core'
import type { EveryLanguage } from '@paycode/core/adapter'
import { ledgerProblems } from './ledger-problems.ts'

type Fault = readonly [code: LedgerProblem, words: EveryLanguage]

/** The ledger's faults by the name of the browser's exception (https://www.w3.org/TR/IndexedDB/#exceptions). */
const faults: Readonly<Record<string, Fault>> = {
  QuotaExceededError: ['ledger-full', ledgerProblems.full],
  VersionError: ['ledger-too-new', ledgerProblems.tooNew],
}

const unreachable: Fault = ['ledger-unreachable', ledgerProblems.unreachable]

/** The ledger's error for a fault of the browser's storage. Wrong use is returned unchanged. */
export function ledgerErrorOf(error: unknown): unknown {
  if (error instanceof LedgerError || error instanceof TypeError) return error
  const name: unknown = Reflect.get(Object(error), 'name')
  return new LedgerError(...(faults[String(name)] ?? unreachable), { cause: error })
}
