import { lapsedKeepMs, type AskedClaim, type ClaimAnswer } from '@paycode/core/adapter'
import { claimsStore } from './open-store.ts'
import { committed, resultOf } from './request.ts'

/** With each claim more lapsed ones are thrown away than it adds: the store stops growing by itself. */
const prunedForEach = 4

/**
 * Judges the claims one after the other and stores them together. A transaction that writes runs alone, whatever tab or
 * worker it is of, and `strict` means that it completes when it is on the disk, not when the system has it
 * (https://www.w3.org/TR/IndexedDB/#transaction-durability-hint).
 */
export async function claimGroup(
  database: IDBDatabase,
  group: readonly AskedClaim[],
): Promise<readonly ClaimAnswer[]> {
  const transaction = database.transaction(claimsStore, 'readwrite', { durability: 'strict' })
  const done = committed(transaction)
  // Awaited at the end; a failure before that is the same one.
  done.catch(() => {})
  const store = transaction.objectStore(claimsStore)
  const answers: ClaimAnswer[] = []
  for (const claim of group) answers.push(await claimOne(store, claim))
  await prune(store, group)
  await done
  return answers
}

async function claimOne(
  store: IDBObjectStore,
  { fingerprints, terms: { now, retainMs } }: AskedClaim,
): Promise<ClaimAnswer> {
  const expiries = await Promise.all(fingerprints.map((name) => resultOf<unknown>(store.get(name))))
  if (expiries.some((expiry) => typeof expiry === 'number' && expiry > now))
    return 'already-claimed'
  for (const fingerprint of fingerprints) store.put(now + retainMs, fingerprint)
  return 'claimed'
}

async function prune(store: IDBObjectStore, group: readonly AskedClaim[]): Promise<void> {
  const now = Math.min(...group.map(({ terms }) => terms.now)) - lapsedKeepMs
  const lapsed = store
    .index('expiresAt')
    .getAllKeys(IDBKeyRange.upperBound(now), prunedForEach * group.length)
  for (const name of await resultOf(lapsed)) store.delete(name)
}
