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
 * A ledger in memory: for one process, and gone with it. Bounded by `maxClaims` (default 1 000 000, at about 150
 * bytes each): a full one rejects until claims expire, because to forget a live claim would be to sell a code twice.
 * @throws {TypeError} when `maxClaims` is not a positive whole number, or an option is unknown.
 */
export function memoryLedger(options: { maxClaims?: number } = {}): Ledger {
  checkOptionNames('memoryLedger', options, { maxClaims: true })
  const { maxClaims = defaultMaxClaims } = options
  if (!Number.isSafeInteger(maxClaims) || maxClaims < 1) {
    throw new TypeError('memoryLedger: maxClaims must be a positive whole number')
  }
  /** Fingerprint to expiry, oldest claim first. */
  let claims = new OldestFirst<number>()
  let earliestExpiry = Number.POSITIVE_INFINITY
  let closed = false

  /** Drops long lapsed claims from the old end; those that have just lapsed only when room is needed. */
  function prune(now: number, needed: number): void {
    const hasRoom = (): boolean => claims.size + needed <= maxClaims
    for (
      let oldest = claims.oldest();
      oldest && oldest[1] + (hasRoom() ? lapsedKeepMs : 0) <= now;
      oldest = claims.oldest()
    ) {
      claims.delete(oldest[0])
    }
    // With unlike retentions the oldest may live on before others that have lapsed: rare, so all are looked through.
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
    // Brought along, so that two tills that share the ledger know each other's codes.
    fingerprinter: hmacFingerprinter(),
    claim: async (fingerprints, terms) => claim(fingerprints, terms),
    close: async () => {
      closed = true
      claims = new OldestFirst()
    },
  }
}
