import { lapsedKeepMs, type AskedClaim, type ClaimAnswer } from '@paycode/core/adapter'
import type { Agree } from './keys-in-use.ts'
import { judgeClaims } from './judge-claims.ts'
import { claimsStore, keysStore } from './open-store.ts'
import { committed, resultOf } from './request.ts'

/** Up to this many lapsed claims are deleted for each new one: more than it adds, so the store stops growing. */
const prunedForEach = 4
/**
 * Pruning waits until it may delete this many: each search for lapsed claims is a request that costs as much as a
 * claim.
 */
const minPruned = 32

export type ClaimGroup = (
  database: IDBDatabase,
  group: readonly AskedClaim[],
) => Promise<readonly ClaimAnswer[]>

/**
 * Judges the claims in order and stores them together. A writing transaction runs alone, across all tabs and workers.
 * `strict` means that it completes when its data is on the disk, not when the system has accepted it
 * (https://www.w3.org/TR/IndexedDB/#transaction-durability-hint). All reads start at once, since each awaited answer costs
 * a turn of the event loop. Nothing is written before the keys are agreed on.
 */
export function claimGroups(agree: Agree): ClaimGroup {
  // The first group prunes already: a person may leave the page after it.
  let toPrune = minPruned

  return async (database, group) => {
    const stores = [claimsStore, keysStore]
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' })
    const done = committed(transaction)
    // `done` is awaited at the end. If a request fails before that, it rejects with the same error.
    done.catch(() => {})
    const claims = transaction.objectStore(claimsStore)
    const earliest = Math.min(...group.map(({ terms }) => terms.now))
    const [stored, lapsed] = await Promise.all([
      readClaims(claims, group),
      toPrune < minPruned ? [] : readLapsed(claims, toPrune, earliest - lapsedKeepMs),
      agree(transaction.objectStore(keysStore)),
    ])
    const { answers, claimed } = judgeClaims(group, stored)
    for (const name of lapsed) claims.delete(name)
    for (const [name, expiry] of claimed) claims.put(expiry, name)
    transaction.commit()
    await done
    toPrune = (toPrune < minPruned ? toPrune : 0) + prunedForEach * group.length
    return answers
  }
}

/** When the claim of each name lapses, ms since the epoch. Names without a claim are absent. */
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
