import type { LedgerStatus } from '@paycode/core'

/**
 * Asks the browser not to clear the storage when its disk is full; it decides by itself or asks the person. A worker can
 * only look, and private windows always say no (https://storage.spec.whatwg.org/#persistence).
 * @returns what is to be said when it has not promised it.
 */
export async function askToPersist(): Promise<LedgerStatus['problem']> {
  if (await isPromised()) return undefined
  return {
    code: 'may-be-evicted',
    cure: 'The browser may clear used codes when its disk is full. Install the till as an app, bookmark it or allow its notifications, and load it anew.',
  }
}

async function isPromised(): Promise<boolean> {
  // Pages on plain http have no `storage`.
  const storage: StorageManager | undefined = Reflect.get(navigator, 'storage')
  if (!storage) return false
  try {
    if (await storage.persisted()) return true
    return 'persist' in storage ? await storage.persist() : false
  } catch {
    return false
  }
}
