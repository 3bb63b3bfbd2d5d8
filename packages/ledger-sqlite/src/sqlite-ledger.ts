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
  /**
   * Path of the ledger's file; file and folder are created if missing. While open, `-wal` and `-shm` files lie beside
   * it.
   */
  readonly file: string
  /**
   * Path of the fingerprint key. Default: beside the file, `ledger.key` for `ledger.db`. Created with the ledger, mode
   * 0600.
   */
  readonly keyFile?: string
  /** How long a claim waits for another process's lock before it rejects, in ms. Default 1 000. */
  readonly lockTimeoutMs?: number
}

const names: Readonly<Record<keyof SqliteLedgerOptions, true>> = {
  file: true,
  keyFile: true,
  lockTimeoutMs: true,
}

/** Pause between two tries at a locked ledger, in ms. It is random, so that waiting processes do not retry in step. */
const minPauseMs = 1
const maxPauseMs = 8
/** Added to the pause while the ledger is not open yet, in ms: opening costs more than a try at the lock. */
const openingPauseMs = 25
/**
 * For this long after it had to wait for the lock, a process pauses before each group, so that others get the lock, in
 * ms.
 */
const sharedMs = 60_000

/** How long a fingerprint may block the process for a ledger that is not open yet, in ms: the call is synchronous. */
const namingMs = 100

/**
 * The ledger in a file. A claim that was answered `claimed` is on the disk: it survives a crash, kill -9 and a power cut.
 * Several processes may share the file. Claims that arrive at the same moment share one sync; the process blocks while
 * the disk syncs (0.1 to 4 ms on the SSDs measured).
 *
 * The call opens the file, which may take a second while another process holds it. When the file cannot be opened, or is
 * locked, full, damaged or read-only, `status$` has the problem and its cure, claims reject with a `LedgerError`, and the
 * next claim tries again. The file is never overwritten. When the file is moved, emptied, replaced or deleted while it is
 * open, the next claim rejects, and `status$` says `was-cleared` from the claim after that.
 * The ledger has its own `fingerprinter`: `readyCodes([input], { ledger: sqliteLedger({ file }) })`.
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
  /** Id of the key that codes are named by; `undefined` until the store was open once. */
  let keyId: string | undefined
  /** When another process last held the lock, in ms on the monotonic clock. */
  let contendedAt = -Infinity
  let closed = false

  /** Runs with the open store. After an error other than `busy` it drops the connection: the next claim opens a new one. */
  function withStore<Result>(run: (opened: LedgerStore) => Result, waitMs = 0): Result {
    try {
      store ??= reopened(Math.min(waitMs, lockTimeoutMs))
      const result = run(store)
      keyId = store.keyId
      if (store.hasForgotten()) same.lost()
      watch.open(same.problem)
      return result
    } catch (error) {
      if (sqliteCode(error) === 'busy') throw error
      drop()
      throw reportFault(error)
    }
  }

  function reopened(waitMs: number): LedgerStore {
    const opened = openLedgerStore(files, waitMs)
    same.opened(opened.identity)
    return opened
  }

  function reportFault(error: unknown): unknown {
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
    // SQLite's lock has no queue. On a slow disk, a process that takes it again at once locks the others out for seconds.
    if (performance.now() - contendedAt < sharedMs) await delay(maxPauseMs)
    const startedAt = performance.now()
    for (;;) {
      try {
        return withStore((opened) => opened.claim(group))
      } catch (error) {
        if (sqliteCode(error) !== 'busy') throw error
        contendedAt = performance.now()
        if (performance.now() - startedAt >= lockTimeoutMs) throw reportFault(error)
        const pauseMs = minPauseMs + Math.random() * (maxPauseMs - minPauseMs)
        await delay(store ? pauseMs : openingPauseMs + pauseMs)
      }
    }
  }

  const { claim, settled } = groupCommit({
    commit,
    // Callers that were answered together ask again within one turn of the event loop: wait for all of them.
    gather: () => new Promise((resolve) => void setImmediate(resolve)),
  })

  try {
    withStore(() => {}, openingMs)
  } catch (error) {
    // The ledger is returned all the same: each claim tries to open it again.
    reportFault(error)
  }

  return {
    status$: watch.status$,
    fingerprinter: {
      fingerprints(code) {
        if (closed) throw closedError()
        try {
          return withStore((opened) => opened.keys(), namingMs).fingerprints(code)
        } catch (error) {
          throw reportFault(error)
        }
      },
    },
    async claim(fingerprints, terms) {
      if (closed) throw closedError()
      // `readyCodes` names a code and claims it in one turn, so `keyId` is the key of the name. The claim may wait for a
      // lock, and the key may be rotated meanwhile.
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
