import { resultOf } from './request.ts'

const recordName = 'current'

/** The key that the browser created, if it stores one. */
export async function keptKeyIn(keys: IDBObjectStore): Promise<Uint8Array | undefined> {
  const found: unknown = await resultOf<unknown>(keys.get(recordName))
  return found instanceof Uint8Array ? found : undefined
}

export const keepKey = (keys: IDBObjectStore, key: Uint8Array): unknown => keys.put(key, recordName)

export const forgetKeptKey = (keys: IDBObjectStore): unknown => keys.delete(recordName)
