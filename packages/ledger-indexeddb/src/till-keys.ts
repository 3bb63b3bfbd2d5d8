import { hmacFingerprinter, LedgerError, type Fingerprinter } from '@paycode/core'
import { keepKey, keptKeyIn } from './kept-key.ts'
import { agreement, type Agree } from './keys-in-use.ts'
import { keysStore } from './open-store.ts'
import { committed } from './request.ts'
import { ledgerProblems } from './ledger-problems.ts'

const keyBytes = 32

/** The keys from the host's options. */
export interface GivenKeys {
  readonly key?: Uint8Array
  readonly previousKey?: Uint8Array | 'kept'
}

/** The keys of a tab. */
export interface TillKeys {
  readonly fingerprinter: Fingerprinter
  /** Agrees with the other tabs on keys; run in each transaction that claims. */
  readonly agree: Agree
  /** The current key, if the browser created and stores it. */
  readonly kept: Uint8Array | undefined
}

/**
 * Takes the keys that the host gives, else the stored key, and creates that if it is missing. Writing transactions run one
 * after the other, so one of several tabs that open first at the same moment creates it.
 * @throws {LedgerError} `ledger-key` when this tab has no key in common with the other tabs.
 */
export function takeKeys(database: IDBDatabase, given: GivenKeys): Promise<TillKeys> {
  return inKeysStore(database, async (keys) => {
    const found = await keptKeyIn(keys)
    const current = given.key ?? found ?? crypto.getRandomValues(new Uint8Array(keyBytes))
    const kept = given.key ? undefined : current
    const previous = given.previousKey === 'kept' ? found : given.previousKey
    const fingerprinter = hmacFingerprinter({ current, ...(previous && { previous }) })
    const mine: TillKeys = { fingerprinter, agree: agreement(fingerprinter), kept }
    try {
      await mine.agree(keys)
    } catch (error) {
      throw found && given.key && given.previousKey !== 'kept' ? keptIsInUse(error) : error
    }
    if (kept && !found) keepKey(keys, kept)
    return mine
  })
}

/**
 * Agrees on keys in a reopened database. A database that was cleared gets back the key that the browser created.
 * @throws {LedgerError} `ledger-key` when the database has another key meanwhile.
 */
export function bringKeys(database: IDBDatabase, { agree, kept }: TillKeys): Promise<void> {
  return inKeysStore(database, async (keys) => {
    const found = await keptKeyIn(keys)
    if (kept && found && found.join() !== kept.join()) throw hasOtherKey()
    await agree(keys)
    if (kept && !found) keepKey(keys, kept)
  })
}

async function inKeysStore<Result>(
  database: IDBDatabase,
  run: (keys: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction(keysStore, 'readwrite', { durability: 'strict' })
  const done = committed(transaction)
  // `done` is awaited at the end. If a request fails before that, it rejects with the same error.
  done.catch(() => {})
  const result = await run(transaction.objectStore(keysStore))
  await done
  return result
}

const hasOtherKey = (): LedgerError => new LedgerError('ledger-key', ledgerProblems.otherKeyNow)

const keptIsInUse = (cause: unknown): LedgerError =>
  new LedgerError('ledger-key', ledgerProblems.ownKeyFirst, { cause })
