import {
  LedgerError,
  type Fingerprinter,
  type LedgerStatus,
  type WatchedLedger,
} from '@paycode/core'
import { groupCommit, LedgerWatch, type AskedClaim, type ClaimAnswer } from '@paycode/core/adapter'
import { askToPersist } from './ask-to-persist.ts'
import { claimGroups } from './claim-group.ts'
import { ledgerErrorOf } from './ledger-error-of.ts'
import { idOf, openStore } from './open-store.ts'
import { bringKeys, type TillKeys } from './till-keys.ts'
import { askOpened } from './ask-opened.ts'
import { within } from './within.ts'
import { ledgerProblems } from './ledger-problems.ts'

const cleared: LedgerStatus['problem'] = {
  code: 'was-cleared',
  words: ledgerProblems.wasCleared,
}

export interface StoreSettings {
  readonly name: string
  readonly timeoutMs: number
  /** Id of the database when it was first opened. */
  readonly id: string | undefined
  readonly keys: TillKeys
}

export function ledgerInStore(
  first: IDBDatabase,
  { name, timeoutMs, id, keys }: StoreSettings,
): WatchedLedger & { readonly fingerprinter: Fingerprinter } {
  const watch = new LedgerWatch()
  const claimGroup = claimGroups(keys.agree)
  /** What makes the storage less safe than it should be. Reported while the ledger answers. */
  let problem: LedgerStatus['problem']
  let isAnswering = true
  let opened: Promise<IDBDatabase> | undefined = Promise.resolve(watched(first))
  let closed = false

  /** Closes the database when another tab wants to replace it, and drops it when the browser closes it. */
  function watched(database: IDBDatabase): IDBDatabase {
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
    if ((await askOpened(database, idOf(database))) !== id) problem = cleared
    await askOpened(database, bringKeys(database, keys))
    return watched(database)
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
    fingerprinter: keys.fingerprinter,
    async claim(fingerprints, terms) {
      if (closed) {
        throw new LedgerError('ledger-closed', ledgerProblems.closed)
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
