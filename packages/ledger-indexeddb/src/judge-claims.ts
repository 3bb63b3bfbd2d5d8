import type { AskedClaim, ClaimAnswer } from '@paycode/core/adapter'

export interface Judgement {
  readonly answers: readonly ClaimAnswer[]
  /** What is to be stored: names, with the moment until which each is claimed, ms since the epoch. */
  readonly claimed: ReadonlyMap<string, number>
}

/**
 * Judges claims one after the other, each after those before it.
 * @param stored until when a name is claimed in the store.
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
