import { LedgerError } from '@paycode/core'
import { type AskedClaim, type ClaimAnswer, type ClaimTerms } from '@paycode/core/adapter'
import { ledgerProblems } from '../ledger-problems.ts'

/**
 * The terms of a claim, with the id of the key that was current when the code was named; `undefined` before a key was
 * known.
 */
export interface NamedTerms extends ClaimTerms {
  readonly keyId: string | undefined
}

export interface Judgement {
  readonly answers: readonly (ClaimAnswer | LedgerError)[]
  /** The claims to store: names, and when each lapses, ms since the epoch. */
  readonly claimed: ReadonlyMap<string, number>
}

/**
 * Judges claims in order; each sees the claims before it.
 * @param keyId id of the current key. A code that was named before a rotation is refused: another process may have claimed
 *   it under its new name, which this claim does not have.
 * @param stored when the stored claim of a name lapses, ms since the epoch; `undefined` without one.
 */
export function judgeClaims(
  group: readonly AskedClaim<NamedTerms>[],
  keyId: string,
  stored: (fingerprint: string) => number | undefined,
): Judgement {
  const claimed = new Map<string, number>()

  function judge({ fingerprints, terms }: AskedClaim<NamedTerms>): ClaimAnswer | LedgerError {
    if ((terms.keyId ?? keyId) !== keyId) return rotated()
    const isLive = (fingerprint: string): boolean =>
      (claimed.get(fingerprint) ?? stored(fingerprint) ?? -Infinity) > terms.now
    if (fingerprints.some(isLive)) return 'already-claimed'
    const until = Math.ceil(terms.now + terms.retainMs)
    for (const fingerprint of fingerprints) claimed.set(fingerprint, until)
    return 'claimed'
  }

  return { answers: group.map(judge), claimed }
}

const rotated = (): LedgerError => new LedgerError('ledger-key', ledgerProblems.rotated)
