import { statSync } from 'node:fs'
import { sqliteLibrary } from './database/open-database.ts'
import { ledgerFiles } from './ledger-files.ts'
import { maintain } from './maintain.ts'

/** Counts of what a ledger file contains. It has no fingerprint of a code. */
export interface LedgerFileReport {
  /** Claims that still refuse their code. */
  readonly live: number
  /** Claims that have lapsed and are not deleted yet. */
  readonly lapsed: number
  /** When the first and the last of the live claims lapse, ms since the epoch. Absent without live claims. */
  readonly nextLapsesAt?: number
  readonly lastLapsesAt?: number
  /** How many keys are needed to recognise the claims; more than one after a rotation. */
  readonly keys: number
  /** Size of the file, without `-wal` and `-shm` beside it. */
  readonly bytes: number
  /** The SQLite library that this process uses. */
  readonly library: 'node:sqlite' | 'libsql'
}

/**
 * Counts the claims and keys of a ledger file.
 * @throws {LedgerError} when the ledger cannot be opened; its code says why.
 */
export function inspectLedgerFile(options: {
  readonly file: string
  readonly keyFile?: string
  /** ms since the epoch. */
  readonly now: number
}): LedgerFileReport {
  const files = ledgerFiles(options, 'inspectLedgerFile', { file: true, keyFile: true, now: true })
  const { now } = options
  if (!Number.isFinite(now)) {
    throw new TypeError(
      'inspectLedgerFile: now must be a time in ms since the epoch, such as Date.now().',
    )
  }
  return maintain(files, (database) => {
    const count =
      database.prepare(`SELECT count(*) AS live, min(expires_at) AS next, max(expires_at) AS last,
      (SELECT count(*) FROM claims) AS rows, (SELECT count(*) FROM keys) AS keys FROM claims WHERE expires_at > ?`)
    const { live, next, last, rows, keys } = count.get(now) ?? {}
    return {
      live: Number(live),
      lapsed: Number(rows) - Number(live),
      ...(typeof next === 'number' && { nextLapsesAt: next }),
      ...(typeof last === 'number' && { lastLapsesAt: last }),
      keys: Number(keys),
      bytes: statSync(files.file).size,
      library: sqliteLibrary(),
    }
  })
}
