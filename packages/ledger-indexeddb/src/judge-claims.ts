import type { AskedClaim, ClaimAnswer } from '@paycode/core/adapter'

export interface Judgement {
  readonly answers: readonly ClaimAnswer[]
  /** The claims to store: names, and when each lapses, ms since the epoch. */
  readonly claimed: ReadonlyMap<string, number>
}

/**
 * Judges claims in order; each sees the claims before it.
 * @param stored when the stored claim of a name lapses, ms since the epoch.
 */
export function judgeClaims(
  group: readonly AskedClaim[],
  stored: ReadonlyMap<string, number>,
): Judgement {
  const claimed = new Map<string, number>()

  function judge({ fingerprints, terms: { now, retainMs } }: AskedClaim): ClaimAnswer {
    const isLive = (name: string): boolean =>
      (claimed.get(name) ?? stored.get(name) ?? -Infinity) > now
    if (fingerprints.some(isLive)) return 'already-claimed'
    for (const name of fingerprints) claimed.set(name, now + retainMs)
    return 'claimed'
  }

  return { answers: group.map(judge), claimed }
}
