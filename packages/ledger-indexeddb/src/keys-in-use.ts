import { hmacFingerprinter, type Fingerprinter } from '@paycode/core'
import { agreeOnKeys } from '@paycode/core/adapter'
import { keptKeyIn, forgetKeptKey } from './kept-key.ts'
import { resultOf } from './request.ts'

const recordName = 'inUse'

/** Agrees with the other tabs on keys, in a transaction that may write the store of keys. */
export type Agree = (keys: IDBObjectStore) => Promise<void>

/**
 * The database keeps the ids of the keys in use, which tell nothing of them. One of before there were ids has the key
 * in use that the browser made, if any.
 * @returns what rejects with a `LedgerError`, `ledger-key`, and writes nothing, where no key is in common with the other tabs.
 */
export function agreement(fingerprinter: Fingerprinter): Agree {
  /** What was found when this tab last agreed: agreeing again would take the time of two fingerprints. */
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
