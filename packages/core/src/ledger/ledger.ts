import type { Fingerprinter } from './fingerprint.ts'

/**
 * Remembers which codes were used, so that none is handed out twice: not after a restart, and not by a second till that
 * shares the ledger. It receives only fingerprints, never codes. `ledgerContract` in `@paycode/simulator` tests
 * everything stated here.
 */
export interface Ledger {
  /**
   * The fingerprinter of this ledger's claims. A ledger that outlives its process brings its own, because under another
   * key it would recognise none of its claims. `readyCodes` uses it unless an option gives another.
   */
  readonly fingerprinter?: Fingerprinter
  /**
   * Claims a code for one use, atomically. `fingerprints` names the code under the current key first, then under the
   * previous one, so that a key can be rotated. The claim is stored under each fingerprint, and is refused when one is
   * live under any of them. So tills that share a ledger may change to a new key one after the other, as long as every
   * two of them share a key. Of any number of simultaneous claims of a code, one is answered `claimed`. All others are
   * answered `already-claimed`, and so is every later claim within `retainMs`.
   * Rejects when the ledger cannot be sure: full, closed, unreachable. It never answers `claimed` without certainty and
   * never forgets a live claim. It also keeps a lapsed claim for a day, because a clock may jump ahead and come back;
   * exceptions are a full ledger, and one that uses a server's clock, which no till can set.
   */
  claim(fingerprints: readonly string[], terms: ClaimTerms): Promise<ClaimAnswer>
  /** Answers pending claims and releases the ledger's resources; later claims reject. Closing twice is not an error. */
  close(): Promise<void>
}

export type ClaimAnswer = 'claimed' | 'already-claimed'

export interface ClaimTerms {
  /** The time of the claim, ms since the epoch. A ledger has no clock of its own, except on a shared server. */
  readonly now: number
  /** How long the claim is live from `now`, in ms. */
  readonly retainMs: number
}

/**
 * How long a ledger without its own clock keeps a lapsed claim, in ms: a clock that jumps ahead by less frees no code.
 */
export const lapsedKeepMs: number = 24 * 60 * 60_000

/**
 * Checks the arguments of `claim`.
 * @throws {TypeError} when there is no fingerprint, or a time is not a number.
 */
export function checkClaim(fingerprints: readonly string[], terms: ClaimTerms): void {
  if (!Array.isArray(fingerprints) || fingerprints.length === 0) {
    throw new TypeError('claim: at least one fingerprint is needed')
  }
  if (fingerprints.some((fingerprint) => typeof fingerprint !== 'string' || fingerprint === '')) {
    throw new TypeError('claim: a fingerprint is a string, and not empty')
  }
  if (!Number.isFinite(terms.now) || !Number.isFinite(terms.retainMs)) {
    throw new TypeError('claim: now and retainMs are numbers of milliseconds')
  }
}
