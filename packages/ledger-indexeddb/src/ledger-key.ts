import { LedgerError } from '@paycode/core'
import { keysStore } from './open-store.ts'
import { committed, resultOf } from './request.ts'

const keyBytes = 32
const name = 'current'

/**
 * The key of this browser's ledger, made with it: writing transactions run one after the other, so of many tabs that
 * come first together one makes it. A database that was cleared gets back the one in use, `mine`.
 * @throws {LedgerError} `ledger-key` when it has got another one meanwhile.
 */
export async function ledgerKey(database: IDBDatabase, mine?: Uint8Array): Promise<Uint8Array> {
  const transaction = database.transaction(keysStore, 'readwrite', { durability: 'strict' })
  const done = committed(transaction)
  // Awaited at the end; a failure before that is the same one.
  done.catch(() => {})
  const store = transaction.objectStore(keysStore)
  const found: unknown = await resultOf(store.get(name))
  const isFound = found instanceof Uint8Array
  const key = isFound ? found : (mine ?? crypto.getRandomValues(new Uint8Array(keyBytes)))
  if (!isFound) store.put(key, name)
  await done
  if (mine && key.join() !== mine.join()) {
    throw new LedgerError('ledger-key', 'the storage was cleared, and has another key now', {
      cure: 'Load the page anew: until then it cannot see the codes that other tabs used.',
    })
  }
  return key
}
