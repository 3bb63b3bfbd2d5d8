import { checkOptionNames } from '@paycode/parameters'
import { hmacFingerprinter } from './fingerprint.ts'
import { LedgerError } from './ledger-error.ts'
import { ledgerProblems } from './ledger-problems.ts'
import {
  checkClaim,
  lapsedKeepMs,
  type ClaimAnswer,
  type ClaimTerms,
  type Ledger,
} from './ledger.ts'
import { filledWords } from '../words.ts'
import { OldestFirst } from './oldest-first.ts'

const defaultMaxClaims = 1_000_000

/**
 * A ledger in memory, for one process; its claims are lost with the process. Bounded by `maxClaims` (default 1 000 000,
 * at about 150 bytes each). A full one rejects until claims expire, because forgetting a live claim would let a code be
 * used twice.
 * @throws {TypeError} when `maxClaims` is not a positive whole number, or an option is unknown.
 */
export function memoryLedger(options: { maxClaims?: number } = {}): Ledger {
  checkOptionNames('memoryLedger', options, { maxClaims: true })
  const { maxClaims = defaultMaxClaims } = options
  if (!Number.isSafeInteger(maxClaims) || maxClaims < 1) {
    throw new TypeError('memoryLedger: maxClaims must be a positive whole number')
  }
  /** Expiry by fingerprint, oldest claim first. */
  let claims = new OldestFirst<number>()
  let earliestExpiry = Number.POSITIVE_INFINITY
  let closed = false

  /**
   * Drops claims that lapsed at least a day ago, from the old end. When room is needed, it drops every lapsed claim.
   */
  function prune(now: number, needed: number): void {
    const hasRoom = (): boolean => claims.size + needed <= maxClaims
    for (
      let oldest = claims.oldest();
      oldest && oldest[1] + (hasRoom() ? lapsedKeepMs : 0) <= now;
      oldest = claims.oldest()
    ) {
      claims.delete(oldest[0])
    }
    // With different retentions, a live claim may be older than lapsed ones. This is rare, so all claims are checked.
    if (hasRoom() || earliestExpiry > now) return
    earliestExpiry = Number.POSITIVE_INFINITY
    for (const [fingerprint, expiresAt] of claims) {
      if (expiresAt <= now) claims.delete(fingerprint)
      else earliestExpiry = Math.min(earliestExpiry, expiresAt)
    }
  }

  function claim(fingerprints: readonly string[], terms: ClaimTerms): ClaimAnswer {
    const { now, retainMs } = terms
    if (closed) {
      throw new LedgerError('ledger-closed', ledgerProblems.closed)
    }
    checkClaim(fingerprints, terms)
    if (fingerprints.some((fingerprint) => (claims.get(fingerprint) ?? now) > now)) {
      return 'already-claimed'
    }
    prune(now, fingerprints.length)
    if (claims.size + fingerprints.length > maxClaims) {
      throw new LedgerError('ledger-full', filledWords(ledgerProblems.full, { maxClaims }))
    }
    for (const fingerprint of fingerprints) claims.set(fingerprint, now + retainMs)
    earliestExpiry = Math.min(earliestExpiry, now + retainMs)
    return 'claimed'
  }

  return {
    // Given so that two tills that share this ledger recognise each other's codes.
    fingerprinter: hmacFingerprinter(),
    claim: async (fingerprints, terms) => claim(fingerprints, terms),
    close: async () => {
      closed = true
      claims = new OldestFirst()
    },
  }
}
