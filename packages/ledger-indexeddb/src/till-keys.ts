import { hmacFingerprinter, LedgerError, type Fingerprinter } from '@paycode/core'
import { keepKey, keptKeyIn } from './kept-key.ts'
import { agreement, type Agree } from './keys-in-use.ts'
import { keysStore } from './open-store.ts'
import { committed } from './request.ts'
import { ledgerProblems } from './ledger-problems.ts'

const keyBytes = 32

/** What the host gives. */
export interface GivenKeys {
  readonly key?: Uint8Array
  readonly previousKey?: Uint8Array | 'kept'
}

/** The keys of a tab. */
export interface TillKeys {
  readonly fingerprinter: Fingerprinter
  /** Agrees with the other tabs, in each transaction that claims. */
  readonly agree: Agree
  /** The current key, where the browser made it and keeps it. */
  readonly kept: Uint8Array | undefined
}

/**
 * Takes the keys that the host gives, or the one that the browser keeps, and makes that where there is none: writing
 * transactions run one after the other, so of many tabs that come first together one makes it.
 * @throws {LedgerError} `ledger-key` when none is in common with the other tabs.
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
 * Agrees in a database that was opened anew. One that was cleared gets back the key that the browser made.
 * @throws {LedgerError} `ledger-key` when it has got another one meanwhile.
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
  // Awaited at the end; a failure before that is the same one.
  done.catch(() => {})
  const result = await run(transaction.objectStore(keysStore))
  await done
  return result
}

const hasOtherKey = (): LedgerError => new LedgerError('ledger-key', ledgerProblems.otherKeyNow)

const keptIsInUse = (cause: unknown): LedgerError =>
  new LedgerError('ledger-key', ledgerProblems.ownKeyFirst, { cause })
