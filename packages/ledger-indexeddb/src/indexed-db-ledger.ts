import {
  hmacFingerprinter,
  LedgerError,
  memoryLedger,
  type Fingerprinter,
  type LedgerStatus,
  type WatchedLedger,
} from '@paycode/core'
import {
  checkOptionNames,
  groupCommit,
  LedgerWatch,
  type AskedClaim,
  type ClaimAnswer,
} from '@paycode/core/adapter'
import { claimGroup } from './claim-group.ts'
import { askToPersist } from './ask-to-persist.ts'
import { ledgerErrorOf } from './ledger-error-of.ts'
import { ledgerKey } from './ledger-key.ts'
import { idOf, openingMs, openStore } from './open-store.ts'
import { within } from './within.ts'

export interface IndexedDbLedgerOptions {
  /** Name of the database; tills that share a ledger in one browser have the same. Default `paycode-ledger`. */
  readonly name?: string
  /**
   * The key of the fingerprints, 32 bytes or more, the same at each start. Default: made with the ledger and kept
   * beside it, in the browser's profile. A key from the merchant's server, kept in memory only, keeps it out of there.
   */
  readonly key?: Uint8Array
  /** How long the browser may take for a claim before it rejects, in ms. Default 1 500. */
  readonly timeoutMs?: number
}

const names: Readonly<Record<keyof IndexedDbLedgerOptions, true>> = {
  name: true,
  key: true,
  timeoutMs: true,
}

const cleared: LedgerStatus['problem'] = {
  code: 'was-cleared',
  cure: 'The browser cleared the used codes, so one of before could be taken once more. Make room on its disk, install the till as an app, and load it anew.',
}

const forgetful: LedgerStatus['problem'] = {
  code: 'not-durable',
  cure: 'This window forgets used codes when it is closed. Open the till in a normal window, with storage allowed for this site.',
}

/**
 * The ledger in the browser (IndexedDB): what it has answered `claimed` is on the disk, and refused after a reload, a
 * crash, in another tab and in a worker. Settles when it is open. Where the browser gives the page no storage (some
 * private windows, storage blocked) it remembers in memory, and `status$` says `not-durable`; where the browser has not
 * promised to keep the storage, `may-be-evicted`; where it has cleared it under the ledger, `was-cleared`. It brings its `fingerprinter`.
 * @throws {TypeError} when an option is unknown or out of its range.
 * @throws {LedgerError} when the browser has a ledger and cannot open it: a newer one, no room, no answer.
 */
export async function indexedDbLedger(
  options: IndexedDbLedgerOptions = {},
): Promise<WatchedLedger & { readonly fingerprinter: Fingerprinter }> {
  checkOptionNames<IndexedDbLedgerOptions>('indexedDbLedger', options, names)
  const { name = 'paycode-ledger', timeoutMs = 1_500 } = options
  if (typeof name !== 'string' || name === '') {
    throw new TypeError('indexedDbLedger: name must be a name')
  }
  if (!(Number.isFinite(timeoutMs) && timeoutMs > 0)) {
    throw new TypeError('indexedDbLedger: timeoutMs must be a number of milliseconds')
  }
  if (typeof indexedDB === 'undefined' && typeof location === 'undefined') {
    throw new TypeError(
      'indexedDbLedger: there is no page here. Call it in the browser, for example in an effect.',
    )
  }
  if (options.key) hmacFingerprinter({ current: options.key })
  const opened = await openOrFallBack(name)
  return opened === undefined
    ? inMemory(options.key)
    : inStore(opened, {
        ...{
          name,
          timeoutMs,
          isKeyKept: options.key === undefined,
          id: await told(opened, idOf(opened)),
        },
        key: options.key ?? (await told(opened, ledgerKey(opened))),
      })
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

/** What was asked of a database that is just opened. One that does not tell is closed: the next claim opens another connection. */
async function told<Answer>(database: IDBDatabase, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await within(openingMs, answer)
  } catch (error) {
    database.close()
    throw ledgerErrorOf(error)
  }
}

function inMemory(key?: Uint8Array): WatchedLedger & { readonly fingerprinter: Fingerprinter } {
  const ledger = memoryLedger()
  const watch = new LedgerWatch()
  watch.open(forgetful)
  return {
    status$: watch.status$,
    fingerprinter: hmacFingerprinter(key && { current: key }),
    claim: (fingerprints, terms) => ledger.claim(fingerprints, terms),
    async close() {
      await ledger.close()
      watch.close()
    },
  }
}

interface StoreSettings extends Required<IndexedDbLedgerOptions> {
  readonly isKeyKept: boolean
  readonly id: string | undefined
}

function inStore(
  first: IDBDatabase,
  { name, timeoutMs, key, isKeyKept, id }: StoreSettings,
): WatchedLedger & { readonly fingerprinter: Fingerprinter } {
  const watch = new LedgerWatch()
  /** What it keeps less than it should; said while it answers. */
  let problem: LedgerStatus['problem']
  let isAnswering = true
  let opened: Promise<IDBDatabase> | undefined = Promise.resolve(attended(first))
  let closed = false

  /** Lets go of the database when another tab wants to replace it, and notices when the browser takes it away. */
  function attended(database: IDBDatabase): IDBDatabase {
    database.addEventListener('versionchange', drop)
    database.addEventListener('close', drop)
    return database
  }

  function drop(): void {
    void opened?.then(
      (database) => database.close(),
      () => {},
    )
    opened = undefined
  }

  async function reopen(): Promise<IDBDatabase> {
    const database = await openStore(name)
    if ((await told(database, idOf(database))) !== id) problem = cleared
    if (isKeyKept) await told(database, ledgerKey(database, key))
    return attended(database)
  }

  async function claimIn(group: readonly AskedClaim[]): Promise<readonly ClaimAnswer[]> {
    opened ??= reopen()
    return claimGroup(await opened, group)
  }

  async function commit(group: readonly AskedClaim[]): Promise<readonly ClaimAnswer[]> {
    try {
      const answers = await within(timeoutMs, claimIn(group))
      isAnswering = true
      watch.open(problem)
      return answers
    } catch (error) {
      isAnswering = false
      drop()
      const fault = ledgerErrorOf(error)
      watch.failed(fault)
      throw fault
    }
  }

  const { claim, settled } = groupCommit({ commit })

  void askToPersist((found) => {
    if (problem === cleared) return
    problem = found
    if (isAnswering && !closed) watch.open(problem)
  })

  return {
    status$: watch.status$,
    fingerprinter: hmacFingerprinter({ current: key }),
    async claim(fingerprints, terms) {
      if (closed) {
        throw new LedgerError('ledger-closed', 'the ledger is closed', {
          cure: 'Claim before close(), or open the ledger again.',
        })
      }
      return claim(fingerprints, terms)
    },
    async close() {
      closed = true
      await settled()
      drop()
      watch.close()
    },
  }
}
