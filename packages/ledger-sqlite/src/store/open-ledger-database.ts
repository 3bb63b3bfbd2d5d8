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
 * Page size of a new file, in bytes: half of SQLite's default. The names of claims are scattered over the file, so each
 * claim writes a page of its own. With the smaller page, 64 callers make a tenth more claims in the same time
 * (bench/ledger).
 */
const pageSize = 2_048

/** At most this much of the file is cached in memory, in KiB: the whole file up to 200 000 claims. */
const maxCacheKib = 16_000

/** Where a ledger is, and the keys of its fingerprints. Both paths are absolute. */
export interface LedgerFiles {
  readonly file: string
  readonly keyFile: string
}

export interface OpenLedger {
  readonly database: Database
  readonly keys: LedgerKeys
  /** The ledger's own random id, which does not depend on its file. */
  readonly id: string
}

/**
 * How long opening waits for another process, in ms. Another one may hold the file for a moment, while it creates it or
 * checkpoints it as the last to close it. The wait blocks this process, which is still starting.
 */
export const openingMs = 1_000

/**
 * Opens the ledger in a file. If there is no file, it creates an empty ledger and its folder.
 * @param waitMs how long it may block the process while another one holds the file.
 * @throws the error of SQLite or of the system, or a `LedgerError`; the file is then unchanged.
 */
export function openLedgerDatabase(files: LedgerFiles, waitMs: number): OpenLedger {
  if (!ledgerFileIsThere(files.file)) {
    mkdirSync(dirname(files.file), { recursive: true, mode: 0o700 })
  }
  return open(files, waitMs, createLedger)
}

/**
 * Opens an existing ledger. It creates nothing: no ledger, no key, no folder.
 * @throws as `openLedgerDatabase` does, and a `LedgerError` when there is no ledger.
 */
export function openExistingLedger(files: LedgerFiles, waitMs: number): OpenLedger {
  if (!ledgerFileIsThere(files.file)) throw noLedger()
  return open(files, waitMs)
}

const noLedger = (): LedgerError => new LedgerError('ledger-unreachable', ledgerProblems.noLedger)

/** @param make writes an empty ledger; without it an empty file is refused and stays unchanged. */
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
    // Checked before any write: another program's database stays unchanged.
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
 * WAL with a sync at each commit: an answered claim is on the disk. `fullfsync` makes macOS flush the disk's own cache
 * too; elsewhere it does nothing.
 */
function makeDurable(database: Database): void {
  database.exec(`PRAGMA page_size = ${pageSize}`)
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode']
  if (mode !== 'wal') {
    throw new LedgerError('ledger-unreachable', ledgerProblems.noSharedMemory)
  }
  database.exec(
    `PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA cache_size = -${maxCacheKib}`,
  )
}
