import { LedgerError, type LedgerProblem } from '@paycode/core'
import type { EveryLanguage } from '@paycode/core/adapter'
import { ledgerProblems } from './ledger-problems.ts'

type Fault = readonly [code: LedgerProblem, words: EveryLanguage]

const away: Fault = ['ledger-unreachable', ledgerProblems.away]
const notAllowed: Fault = ['ledger-unreachable', ledgerProblems.notAllowed]

/** What a server says by the first word of an error (https://redis.io/docs/latest/develop/reference/protocol-spec/). */
const faults: Readonly<Record<string, Fault>> = {
  OOM: ['ledger-full', ledgerProblems.outOfMemory],
  READONLY: ['ledger-read-only', ledgerProblems.replica],
  MISCONF: ['ledger-unreachable', ledgerProblems.noDisk],
  NOAUTH: notAllowed,
  NOPERM: notAllowed,
  WRONGPASS: notAllowed,
  NOREPLICAS: ['ledger-unreachable', ledgerProblems.fewReplicas],
  WRONGTYPE: ['ledger-damaged', ledgerProblems.otherData],
}

/** What went wrong, in the ledger's own words. Wrong use is given back as it is. */
export function redisErrorOf(error: unknown): unknown {
  if (error instanceof LedgerError || error instanceof TypeError) return error
  const first = /^[A-Z]+/.exec(messageOf(error))?.[0] ?? ''
  // The cause stays out: clients write the command, and so the fingerprint, and the address into it.
  return new LedgerError(...(faults[first] ?? away))
}

const messageOf = (error: unknown): string => {
  const message: unknown = Reflect.get(Object(error), 'message')
  return typeof message === 'string' ? message : ''
}
