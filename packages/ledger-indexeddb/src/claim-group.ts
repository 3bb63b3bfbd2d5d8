import { lapsedKeepMs, type AskedClaim, type ClaimAnswer } from '@paycode/core/adapter'
import type { Agree } from './keys-in-use.ts'
import { judgeClaims } from './judge-claims.ts'
import { claimsStore, keysStore } from './open-store.ts'
import { committed, resultOf } from './request.ts'

/** With each claim more lapsed ones are thrown away than it adds: the store stops growing by itself. */
const prunedForEach = 4
/** Thrown away together, at the least: each look for what has lapsed is a request, and as dear as a claim's own. */
const leastPruned = 32

export type ClaimGroup = (
  database: IDBDatabase,
  group: readonly AskedClaim[],
) => Promise<readonly ClaimAnswer[]>

/**
 * Judges the claims one after the other and stores them together. A transaction that writes runs alone, whatever tab or
 * worker it is of, and `strict` means that it completes when it is on the disk, not when the system has it
 * (https://www.w3.org/TR/IndexedDB/#transaction-durability-hint). All is asked at once, since each answer that is
 * waited for is a turn of its own; nothing is written before the keys are agreed on.
 */
export function claimGroups(agree: Agree): ClaimGroup {
  // The first group prunes: a page may be left after it.
  let toPrune = leastPruned

  return async (database, group) => {
    const stores = [claimsStore, keysStore]
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' })
    const done = committed(transaction)
    // Awaited at the end; a failure before that is the same one.
    done.catch(() => {})
    const claims = transaction.objectStore(claimsStore)
    const earliest = Math.min(...group.map(({ terms }) => terms.now))
    const [stored, lapsed] = await Promise.all([
      readClaims(claims, group),
      toPrune < leastPruned ? [] : readLapsed(claims, toPrune, earliest - lapsedKeepMs),
      agree(transaction.objectStore(keysStore)),
    ])
    const { answers, claimed } = judgeClaims(group, stored)
    for (const name of lapsed) claims.delete(name)
    for (const [name, expiry] of claimed) claims.put(expiry, name)
    transaction.commit()
    await done
    toPrune = (toPrune < leastPruned ? toPrune : 0) + prunedForEach * group.length
    return answers
  }
}

/** Until when each of the names is claimed, ms since the epoch; without those that are not. */
async function readClaims(
  claims: IDBObjectStore,
  group: readonly AskedClaim[],
): Promise<ReadonlyMap<string, number>> {
  const stored = new Map<string, number>()
  const read = async (name: string): Promise<void> => {
    const expiry: unknown = await resultOf<unknown>(claims.get(name))
    if (typeof expiry === 'number') stored.set(name, expiry)
  }
  await Promise.all(group.flatMap(({ fingerprints }) => fingerprints.map(read)))
  return stored
}

const readLapsed = (
  claims: IDBObjectStore,
  count: number,
  lapsedBy: number,
): Promise<readonly IDBValidKey[]> =>
  resultOf(claims.index('expiresAt').getAllKeys(IDBKeyRange.upperBound(lapsedBy), count))
