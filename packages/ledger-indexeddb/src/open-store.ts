import { resultOf } from './request.ts'
import { within } from './within.ts'

/** The version of what is kept; a browser refuses to open a newer one. */
const version = 1

/** A browser may never answer (Safari was known for it): then it is as if it had none. */
export const openingMs = 5_000

export const claimsStore = 'claims'
export const keysStore = 'keys'

export interface OpenedStore {
  readonly database: IDBDatabase
  /** It was not there before. */
  readonly isNew: boolean
}

/**
 * Opens the database, and makes it where there is none: of many tabs that come first together one makes it. It is let go
 * when another tab wants to replace it.
 */
export async function openStore(name: string): Promise<OpenedStore> {
  const request = indexedDB.open(name, version)
  let isNew = false
  request.addEventListener('upgradeneeded', () => {
    isNew = true
    const claims = request.result.createObjectStore(claimsStore)
    claims.createIndex('expiresAt', '')
    request.result.createObjectStore(keysStore)
  })
  const database = await within(openingMs, resultOf(request), (late) => late.close())
  database.addEventListener('versionchange', () => database.close())
  return { database, isNew }
}
