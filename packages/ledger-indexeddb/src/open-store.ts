import { resultOf } from './request.ts'
import { within } from './within.ts'

/** Version of the stored format. A browser refuses to open a database of a newer version. */
const version = 1

/**
 * How long opening may take, in ms. A browser may never answer (Safari was known for it); then the ledger is
 * unreachable.
 */
export const openingMs = 5_000

export const claimsStore = 'claims'
export const keysStore = 'keys'
const idName = 'database'

/**
 * Opens the database, and creates it if it is missing. Of several tabs that open it first at the same moment, one creates
 * it. The database is closed when another tab wants to replace it.
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

/** Id of the database. It differs after the storage was cleared. `undefined` for a database from before such ids. */
export async function idOf(database: IDBDatabase): Promise<string | undefined> {
  const keys = database.transaction(keysStore).objectStore(keysStore)
  const id: unknown = await resultOf(keys.get(idName))
  return typeof id === 'string' ? id : undefined
}
