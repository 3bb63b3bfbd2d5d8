import { ProblemError } from '../problem.ts'

/**
 * `ledger-full`: no room, on the disk or within its bounds. `ledger-closed`: asked after `close()`.
 * `ledger-unreachable`: no answer, or none in time. `ledger-locked`: another process keeps it. `ledger-read-only`: it
 * may not be written. `ledger-damaged`: it is no ledger, or no longer. `ledger-too-new`: a newer version made it.
 * `ledger-key`: the key of its fingerprints is missing, unreadable or another one. `ledger-forgets`: it is set up so
 * that it may drop live claims.
 */
export type LedgerProblem =
  | 'ledger-full'
  | 'ledger-closed'
  | 'ledger-unreachable'
  | 'ledger-locked'
  | 'ledger-read-only'
  | 'ledger-damaged'
  | 'ledger-too-new'
  | 'ledger-key'
  | 'ledger-forgets'

/** Why a ledger cannot answer, with what to do about it. */
export class LedgerError extends ProblemError<LedgerProblem> {
  override readonly name = 'LedgerError'
}
