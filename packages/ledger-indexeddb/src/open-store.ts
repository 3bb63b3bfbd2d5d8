import { resultOf } from './request.ts'
import { within } from './within.ts'

/** The version of what is kept; a browser refuses to open a newer one. */
const version = 1

/** A browser may never answer (Safari was known for it): then it is as if it had none. */
export const openingMs = 5_000

export const claimsStore = 'claims'
export const keysStore = 'keys'

/** Opens the database, and makes it where there is none: of many tabs that come first together one makes it. */
export async function openStore(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version)
  request.addEventListener('upgradeneeded', () => {
    const claims = request.result.createObjectStore(claimsStore)
    claims.createIndex('expiresAt', '')
    request.result.createObjectStore(keysStore)
  })
  return within(openingMs, resultOf(request), (late) => late.close())
}
