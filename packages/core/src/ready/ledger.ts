/**
 * Remembers which codes were used, so that none is handed out twice: not after a restart, not by a second till that
 * shares the ledger. It sees fingerprints only, never a code. `ledgerContract` in `@paycode/simulator` tests all
 * that is said here.
 */
export interface Ledger {
  /**
   * Claims a code for one use, atomically. `fingerprints` names the code under the current key first, then under the
   * previous one, so that a key can be rotated. A claim is stored under the first; it is refused when one is live under
   * any of them. So of any number of simultaneous claims of a code one is answered `claimed`, and all others, as well
   * as every later one within `retainMs`, `already-claimed`. All tills that share a ledger rotate together: one that
   * does not know the new key yet cannot see what was claimed under it.
   * Rejects when the ledger cannot be sure: full, closed, unreachable. It never answers `claimed` on hope and never
   * forgets a live claim.
   */
  claim(fingerprints: readonly string[], terms: ClaimTerms): Promise<'claimed' | 'already-claimed'>
  /** Releases what it holds; claims afterwards reject. Closing twice is no error. */
  close(): Promise<void>
}

export interface ClaimTerms {
  /** The time of the claim, ms since the epoch: a ledger has no clock of its own. */
  readonly now: number
  /** How long the claim lives from `now`, in ms. */
  readonly retainMs: number
}

/** Why a ledger cannot answer, with what to do about it. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError'
  readonly code: 'ledger-full' | 'ledger-closed' | 'ledger-unreachable' | 'ledger-damaged'
  readonly cure: string
  constructor(
    code: LedgerError['code'],
    message: string,
    options: { cure: string; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.cure = options.cure
  }
}
