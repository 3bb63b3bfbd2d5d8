import { LedgerError, type LedgerProblem } from '@paycode/core'
import type { EveryLanguage } from '@paycode/core/adapter'
import { ledgerProblems } from './ledger-problems.ts'

type Fault = readonly [code: LedgerProblem, words: EveryLanguage]

const away: Fault = ['ledger-unreachable', ledgerProblems.away]
const notAllowed: Fault = ['ledger-unreachable', ledgerProblems.notAllowed]

/**
 * The ledger's faults by the first word of a server's error
 * (https://redis.io/docs/latest/develop/reference/protocol-spec/).
 */
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

/** The ledger's error for a fault of the server or the client. Wrong use is returned unchanged. */
export function redisErrorOf(error: unknown): unknown {
  if (error instanceof LedgerError || error instanceof TypeError) return error
  const first = /^[A-Z]+/.exec(messageOf(error))?.[0] ?? ''
  // No `cause`: clients write the command, and so the fingerprint, and the address into their errors.
  return new LedgerError(...(faults[first] ?? away))
}

const messageOf = (error: unknown): string => {
  const message: unknown = Reflect.get(Object(error), 'message')
  return typeof message === 'string' ? message : ''
}
