import { setTimeout as delay } from 'node:timers/promises'
import { LedgerError, type Fingerprinter, type WatchedLedger } from '@paycode/core'
import { groupCommit, LedgerWatch, type AskedClaim, type ClaimAnswer } from '@paycode/core/adapter'
import { sqliteCode } from './database/sqlite-code.ts'
import { ledgerFiles } from './ledger-files.ts'
import { ledgerErrorOf } from './store/ledger-error-of.ts'
import type { NamedTerms } from './store/judge-claims.ts'
import { openLedgerStore, type LedgerStore } from './store/ledger-store.ts'
import { openingMs } from './store/open-ledger-database.ts'
import { SameLedger } from './store/same-ledger.ts'
import { ledgerProblems } from './ledger-problems.ts'

export interface SqliteLedgerOptions {
  /** The ledger's file, made with its folder where there is none. Two more lie beside it while it is open (`-wal`, `-shm`). */
  readonly file: string
  /** The key of its fingerprints. Default: beside the file, `ledger.key` for `ledger.db`. Made with the ledger, 0600. */
  readonly keyFile?: string
  /** How long another process may keep the ledger locked before claims reject, in ms. Default 1 000. */
  readonly lockTimeoutMs?: number
}

const names: Readonly<Record<keyof SqliteLedgerOptions, true>> = {
  file: true,
  keyFile: true,
  lockTimeoutMs: true,
}

/** Between two looks at a locked ledger, in ms, at random, so that those who wait do not march in step. */
const leastPauseMs = 1
const mostPauseMs = 8
/** The same where it has yet to be opened, which takes more than a look. */
const openingPauseMs = 25
/** A process that had to wait for the lock gives way before each of its groups for so long, in ms. */
const sharedMs = 60_000

/** How long the naming of a code may block the process for a ledger that has yet to be opened: it cannot wait otherwise. */
const namingMs = 100

/**
 * The ledger in a file: what it has answered `claimed` is on the disk, and survives a crash, kill -9 and a power cut.
 * Several processes may share the file. Claims that arrive at the same moment share one sync; while the disk syncs
 * (0.1 to 4 ms on the SSDs measured) the process waits.
 *
 * Opened at once, which may take a second where another process keeps the file. Where it cannot be opened, is locked, full, damaged or read-only, `status$` says so with the cure, claims
 * reject with a `LedgerError`, and the next claim tries anew; the file is never overwritten. Where the file is moved, emptied, replaced or
 * deleted while it is open, the next claim rejects, and `status$` says `was-cleared` from the one after it on.
 * It brings its `fingerprinter`: `readyCodes([input], { ledger: sqliteLedger({ file }) })`.
 * @throws {TypeError} when an option is unknown or out of its range.
 */
export function sqliteLedger(
  options: SqliteLedgerOptions,
): WatchedLedger & { readonly fingerprinter: Fingerprinter } {
  const files = ledgerFiles<SqliteLedgerOptions>(options, 'sqliteLedger', names)
  const { lockTimeoutMs = 1_000 } = options
  if (!Number.isFinite(lockTimeoutMs) || lockTimeoutMs < 0) {
    throw new TypeError('sqliteLedger: lockTimeoutMs must be a number of milliseconds')
  }
  const watch = new LedgerWatch()
  const same = new SameLedger()
  let store: LedgerStore | undefined
  /** Of the key that codes are named by, as far as is known. */
  let keyId: string | undefined
  /** When another process was last found at work in the file, on the process's own clock. */
  let contendedAt = -Infinity
  let closed = false

  /** Runs with the open store. After an error the connection is not trusted any more: the next claim opens a new one. */
  function withStore<Result>(run: (opened: LedgerStore) => Result, waitMs = 0): Result {
    try {
      store ??= openedAnew(Math.min(waitMs, lockTimeoutMs))
      const result = run(store)
      keyId = store.keyId
      if (store.hasForgotten()) same.lost()
      watch.open(same.problem)
      return result
    } catch (error) {
      if (sqliteCode(error) === 'busy') throw error
      drop()
      throw told(error)
    }
  }

  function openedAnew(waitMs: number): LedgerStore {
    const opened = openLedgerStore(files, waitMs)
    same.opened(opened.identity)
    return opened
  }

  function told(error: unknown): unknown {
    const fault = ledgerErrorOf(error)
    same.failed(fault)
    watch.failed(fault)
    return fault
  }

  function drop(): void {
    try {
      if (store?.isGone()) same.lost()
      store?.close()
    } finally {
      store = undefined
    }
  }

  async function commit(
    group: readonly AskedClaim<NamedTerms>[],
  ): Promise<readonly (ClaimAnswer | LedgerError)[]> {
    // SQLite's lock knows no queue: who takes it again at once, on a slow disk, keeps the others out for seconds.
    if (performance.now() - contendedAt < sharedMs) await delay(mostPauseMs)
    const startedAt = performance.now()
    for (;;) {
      try {
        return withStore((opened) => opened.claim(group))
      } catch (error) {
        if (sqliteCode(error) !== 'busy') throw error
        contendedAt = performance.now()
        if (performance.now() - startedAt >= lockTimeoutMs) throw told(error)
        const pauseMs = leastPauseMs + Math.random() * (mostPauseMs - leastPauseMs)
        await delay(store ? pauseMs : openingPauseMs + pauseMs)
      }
    }
  }

  const { claim, settled } = groupCommit({
    commit,
    // Those who were answered together ask again within one turn of the event loop.
    gather: () => new Promise((resolve) => void setImmediate(resolve)),
  })

  try {
    withStore(() => {}, openingMs)
  } catch (error) {
    // Claims try anew.
    told(error)
  }

  return {
    status$: watch.status$,
    fingerprinter: {
      fingerprints(code) {
        if (closed) throw closedError()
        try {
          return withStore((opened) => opened.keys(), namingMs).fingerprints(code)
        } catch (error) {
          throw told(error)
        }
      },
    },
    async claim(fingerprints, terms) {
      if (closed) throw closedError()
      // `readyCodes` names a code and claims it in one turn. It may wait for a lock: the key may be another one then.
      return claim(fingerprints, { ...terms, keyId })
    },
    async close() {
      closed = true
      await settled()
      drop()
      watch.close()
    },
  }
}

const closedError = (): LedgerError => new LedgerError('ledger-closed', ledgerProblems.closed)
