import { hmacFingerprinter, type Fingerprinter } from '@paycode/core'
import { agreeOnKeys } from '@paycode/core/adapter'
import { keptKeyIn, forgetKeptKey } from './kept-key.ts'
import { resultOf } from './request.ts'

const recordName = 'inUse'

/** Agrees with the other tabs on keys, in a transaction that may write the keys' object store. */
export type Agree = (keys: IDBObjectStore) => Promise<void>

/**
 * The database stores the ids of the keys in use; an id does not reveal its key. In a database from before such ids, the
 * key that the browser created is in use, if there is one.
 * @returns a function that rejects with a `LedgerError` (`ledger-key`) and writes nothing when this tab has no key in
 *   common with the other tabs.
 */
export function agreement(fingerprinter: Fingerprinter): Agree {
  /**
   * The stored ids on which this tab last agreed. While they are the same it skips agreeing, which costs two
   * fingerprints.
   */
  let agreedOn: string | undefined

  return async (keys) => {
    const found: unknown = await resultOf<unknown>(keys.get(recordName))
    if (typeof found === 'string' && found === agreedOn) return
    const kept = await keptKeyIn(keys)
    const keptIds = kept ? agreeOnKeys([], hmacFingerprinter({ current: kept })) : []
    const inUse = typeof found === 'string' ? found.split(' ') : keptIds
    const agreed = agreeOnKeys(inUse, fingerprinter)
    if (agreed.join(' ') !== found) keys.put(agreed.join(' '), recordName)
    if (keptIds.some((id) => !agreed.includes(id))) forgetKeptKey(keys)
    agreedOn = agreed.join(' ')
  }
}
