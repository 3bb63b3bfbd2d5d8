import { resultOf } from './request.ts'
import { within } from './within.ts'

/** The version of what is kept; a browser refuses to open a newer one. */
const version = 1

/** A browser may never answer (Safari was known for it): then it is as if it had none. */
export const openingMs = 5_000

export const claimsStore = 'claims'
export const keysStore = 'keys'
const idName = 'database'

/**
 * Opens the database, and makes it where there is none: of many tabs that come first together one makes it. It is let go
 * when another tab wants to replace it.
 */
export async function openStore(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version)
  request.addEventListener('upgradeneeded', () => {
    const claims = request.result.createObjectStore(claimsStore)
    claims.createIndex('expiresAt', '')
    const id = crypto.getRandomValues(new Uint8Array(16)).join()
    request.result.createObjectStore(keysStore).put(id, idName)
  })
  const database = await within(openingMs, resultOf(request), (late) => late.close())
  database.addEventListener('versionchange', () => database.close())
  return database
}

/** Another one after it was cleared, whoever made it anew; `undefined` of a database from before there were such ids. */
export async function idOf(database: IDBDatabase): Promise<string | undefined> {
  const keys = database.transaction(keysStore).objectStore(keysStore)
  const id: unknown = await resultOf(keys.get(idName))
  return typeof id === 'string' ? id : undefined
}
