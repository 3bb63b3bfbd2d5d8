import type { Fingerprinter } from './fingerprint.ts'

/**
 * Remembers which codes were used, so that none is handed out twice: not after a restart, not by a second till that
 * shares the ledger. It sees fingerprints only, never a code. `ledgerContract` in `@paycode/simulator` tests all
 * that is said here.
 */
export interface Ledger {
  /**
   * The names of codes in this ledger: a ledger that outlives its process brings them, since under another key it
   * would know none of its claims. `readyCodes` takes it where none is given.
   */
  readonly fingerprinter?: Fingerprinter
  /**
   * Claims a code for one use, atomically. `fingerprints` names the code under the current key first, then under the
   * previous one, so that a key can be rotated. A claim is stored under each of them, and refused when one is live
   * under any: so tills that share a ledger may take up a new key one after the other, as long as each two of them
   * have a key in common. Of any number of simultaneous claims of a code one is answered `claimed`, and all others,
   * as well as every later one within `retainMs`, `already-claimed`.
   * Rejects when the ledger cannot be sure: full, closed, unreachable. It never answers `claimed` on hope and never
   * forgets a live claim; nor one that has lapsed for less than a day, since a clock may jump ahead and come back,
   * unless it is full, or goes by a server's clock, which no till can set.
   */
  claim(fingerprints: readonly string[], terms: ClaimTerms): Promise<ClaimAnswer>
  /** Answers what is open, and releases what it holds; claims afterwards reject. Closing twice is no error. */
  close(): Promise<void>
}

export type ClaimAnswer = 'claimed' | 'already-claimed'

export interface ClaimTerms {
  /** The time of the claim, ms since the epoch: a ledger has no clock of its own, but for a shared server. */
  readonly now: number
  /** How long the claim lives from `now`, in ms. */
  readonly retainMs: number
}

/** How long a ledger that is told the time keeps a claim that has lapsed, in ms: a clock that jumps ahead by less frees nothing for good. */
export const lapsedKeepMs: number = 24 * 60 * 60_000

/** A claim that cannot be stored as it is. @throws {TypeError} when it names nothing, or has no times. */
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
