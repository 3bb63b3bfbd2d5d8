import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { LedgerError } from '@paycode/core'
import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/open-database.ts'
import { loadLedgerKeys, type LedgerKeys } from '../key/ledger-keys.ts'
import { createLedger, hasLedger, ledgerIdIn, proveWritable } from './format.ts'
import { ledgerFileIsThere } from './ledger-file-is-there.ts'
import { transaction } from './transaction.ts'
import { ledgerProblems } from '../ledger-problems.ts'

/**
 * Of a new file, in bytes: half of SQLite's default. The names of claims fall anywhere in the file, so each claim writes
 * a page of its own, and 64 callers make a tenth more of them in the same time (bench/ledger).
 */
const pageSize = 2_048

/** What is kept of the file in memory, at the most, in KiB: all of it, for 200 000 claims. */
const cacheKb = 16_000

/** Where a ledger is, and the keys of its fingerprints. Both paths are absolute. */
export interface LedgerFiles {
  readonly file: string
  readonly keyFile: string
}

export interface OpenLedger {
  readonly database: Database
  readonly keys: LedgerKeys
  /** The ledger's own name, whatever file it is in. */
  readonly id: string
}

/**
 * While it is opened, others may keep the file for a moment: one that makes it, or checkpoints it as the last to leave.
 * So long waits, and blocks the process, who has nothing else to do yet.
 */
export const openingMs = 1_000

/**
 * Opens the ledger in a file, or makes an empty one where nothing is, its folder included.
 * @param waitMs how long it may block the process while others keep the file.
 * @throws what SQLite or the system complained of, or a `LedgerError`; the file is then as it was.
 */
export function openLedgerDatabase(files: LedgerFiles, waitMs: number): OpenLedger {
  if (!ledgerFileIsThere(files.file)) {
    mkdirSync(dirname(files.file), { recursive: true, mode: 0o700 })
  }
  return open(files, waitMs, createLedger)
}

/**
 * Opens a ledger that is there, and makes nothing: no ledger, no key, no folder.
 * @throws as `openLedgerDatabase` does, and a `LedgerError` where there is no ledger.
 */
export function openExistingLedger(files: LedgerFiles, waitMs: number): OpenLedger {
  if (!ledgerFileIsThere(files.file)) throw noLedger()
  return open(files, waitMs)
}

const noLedger = (): LedgerError => new LedgerError('ledger-unreachable', ledgerProblems.noLedger)

/** @param make writes an empty ledger; without it an empty file is refused, untouched. */
function open(
  { file, keyFile }: LedgerFiles,
  waitMs: number,
  make?: (database: Database) => unknown,
): OpenLedger {
  let database: Database | undefined
  try {
    database = openDatabase(file)
    const opened = database
    opened.exec(`PRAGMA busy_timeout = ${Math.floor(waitMs)}`)
    // Before anything is written: another program's database stays as it is.
    if (!hasLedger(opened) && !make) throw noLedger()
    makeDurable(opened)
    return transaction(opened, () => {
      if (hasLedger(opened)) proveWritable(opened)
      else make?.(opened)
      return {
        database: opened,
        keys: loadLedgerKeys(opened, keyFile),
        id: ledgerIdIn(opened),
      }
    })
  } catch (error) {
    database?.close()
    throw error
  }
}

/**
 * WAL with a sync at each commit: a claim that was answered is on the disk. `fullfsync` makes macOS empty the disk's
 * own cache too, and means nothing elsewhere.
 */
function makeDurable(database: Database): void {
  database.exec(`PRAGMA page_size = ${pageSize}`)
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode']
  if (mode !== 'wal') {
    throw new LedgerError('ledger-unreachable', ledgerProblems.noSharedMemory)
  }
  database.exec(`PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA cache_size = -${cacheKb}`)
}
