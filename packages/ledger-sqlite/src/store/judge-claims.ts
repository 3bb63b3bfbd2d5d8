import { LedgerError } from '@paycode/core'
import { type AskedClaim, type ClaimAnswer, type ClaimTerms } from '@paycode/core/adapter'
import { ledgerProblems } from '../ledger-problems.ts'

/** The terms of a claim, with the key that was the current one when it was named; absent when none was known. */
export interface NamedTerms extends ClaimTerms {
  readonly keyId: string | undefined
}

export interface Judgement {
  readonly answers: readonly (ClaimAnswer | LedgerError)[]
  /** What is to be stored: names, with the moment until which each is claimed, ms since the epoch. */
  readonly claimed: ReadonlyMap<string, number>
}

/**
 * Judges claims one after the other, each after those before it.
 * @param keyId of the current key. One that was named before the keys were rotated is left out: it may have been claimed
 *   under a name it does not have.
 * @param stored until when a name is claimed in the store; `undefined` when it is not.
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
