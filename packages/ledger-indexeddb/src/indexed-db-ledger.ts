import type { Fingerprinter, WatchedLedger } from '@paycode/core'
import { checkOptions, type IndexedDbLedgerOptions } from './indexed-db-ledger-options.ts'
import { ledgerErrorOf } from './ledger-error-of.ts'
import { ledgerInMemory } from './ledger-in-memory.ts'
import { ledgerInStore } from './ledger-in-store.ts'
import { idOf, openStore } from './open-store.ts'
import { takeKeys } from './till-keys.ts'
import { askOpened } from './ask-opened.ts'

/**
 * The ledger in the browser (IndexedDB): what it has answered `claimed` is on the disk, and refused after a reload, a
 * crash, in another tab and in a worker. Settles when it is open. Where the browser gives the page no storage (some
 * private windows, storage blocked) it remembers in memory, and `status$` says `not-durable`; where the browser has not
 * promised to keep the storage, `may-be-evicted`; where it has cleared it under the ledger, `was-cleared`. It brings its `fingerprinter`.
 * @throws {TypeError} when an option is unknown or out of its range.
 * @throws {LedgerError} when the browser has a ledger and cannot open it: a newer one, no room, no answer, another key (`ledger-key`).
 */
export async function indexedDbLedger(
  options: IndexedDbLedgerOptions = {},
): Promise<WatchedLedger & { readonly fingerprinter: Fingerprinter }> {
  checkOptions(options)
  const { name = 'paycode-ledger', timeoutMs = 1_500 } = options
  if (typeof indexedDB === 'undefined' && typeof location === 'undefined') {
    throw new TypeError(
      'indexedDbLedger: there is no page here. Call it in the browser, for example in an effect.',
    )
  }
  const opened = await openOrFallBack(name)
  if (opened === undefined) return ledgerInMemory(options)
  const id = await askOpened(opened, idOf(opened))
  const keys = await askOpened(opened, takeKeys(opened, options))
  return ledgerInStore(opened, { name, timeoutMs, id, keys })
}

/** @returns `undefined` where the browser gives no storage at all. */
async function openOrFallBack(name: string): Promise<IDBDatabase | undefined> {
  try {
    return await openStore(name)
  } catch (error) {
    if (isWithoutStorage(error)) return undefined
    throw ledgerErrorOf(error)
  }
}

/** Storage that is blocked: no `indexedDB`, or one that opens nothing (Firefox says InvalidStateError). */
function isWithoutStorage(error: unknown): boolean {
  const name: unknown = Reflect.get(Object(error), 'name')
  return (
    typeof indexedDB === 'undefined' || name === 'SecurityError' || name === 'InvalidStateError'
  )
}
