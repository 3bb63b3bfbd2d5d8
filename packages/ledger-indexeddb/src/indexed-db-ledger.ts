import type { Fingerprinter, WatchedLedger } from '@paycode/core'
import { checkOptions, type IndexedDbLedgerOptions } from './indexed-db-ledger-options.ts'
import { ledgerErrorOf } from './ledger-error-of.ts'
import { ledgerInMemory } from './ledger-in-memory.ts'
import { ledgerInStore } from './ledger-in-store.ts'
import { idOf, openStore } from './open-store.ts'
import { takeKeys } from './till-keys.ts'
import { askOpened } from './ask-opened.ts'

/**
 * The ledger in the browser (IndexedDB). A claim that was answered `claimed` is on the disk: the code is refused after a
 * reload or crash, in another tab and in a worker. The promise settles when the ledger is open.
 *
 * `status$` says `not-durable` when the browser gives the page no storage (some private windows, storage blocked) and
 * claims are kept in memory only; `may-be-evicted` when the browser has not agreed to keep the storage; `was-cleared` when
 * it cleared the storage while the ledger was open. The ledger has its own `fingerprinter`.
 * @throws {TypeError} when an option is unknown or out of range.
 * @throws {LedgerError} when the browser has a ledger and cannot open it: newer version, no room, no answer, another key (`ledger-key`).
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

/** @returns `undefined` when the browser gives no storage at all. */
async function openOrFallBack(name: string): Promise<IDBDatabase | undefined> {
  try {
    return await openStore(name)
  } catch (error) {
    if (isWithoutStorage(error)) return undefined
    throw ledgerErrorOf(error)
  }
}

/** Whether storage is blocked: `indexedDB` is missing or refuses to open a database (Firefox: InvalidStateError). */
function isWithoutStorage(error: unknown): boolean {
  const name: unknown = Reflect.get(Object(error), 'name')
  return (
    typeof indexedDB === 'undefined' || name === 'SecurityError' || name === 'InvalidStateError'
  )
}
