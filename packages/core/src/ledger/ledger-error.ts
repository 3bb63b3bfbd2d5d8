import { ProblemError } from '../problem.ts'

/**
 * `ledger-full`: no room on the disk or within its bounds. `ledger-closed`: asked after `close()`.
 * `ledger-unreachable`: no answer, or none in time. `ledger-locked`: another process holds it. `ledger-read-only`: it
 * cannot be written. `ledger-damaged`: the store is not a ledger, or is corrupt. `ledger-too-new`: a newer version made
 * it. `ledger-key`: the key of its fingerprints is missing, unreadable or another one. `ledger-forgets`: its
 * configuration allows it to drop live claims.
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

/** Why a ledger cannot answer, and what to do about it. */
export class LedgerError extends ProblemError<LedgerProblem> {
  override readonly name = 'LedgerError'
}
