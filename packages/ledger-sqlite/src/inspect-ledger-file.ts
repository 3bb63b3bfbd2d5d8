import { statSync } from 'node:fs'
import { sqliteLibrary } from './database/open-database.ts'
import { ledgerFiles } from './ledger-files.ts'
import { maintain } from './maintain.ts'

/** What is in a ledger, without any name of a code. */
export interface LedgerFileReport {
  /** Claims that still refuse their code. */
  readonly live: number
  /** Claims that have lapsed and wait to be thrown away. */
  readonly lapsed: number
  /** When the next and the last live claim lapse, ms since the epoch. */
  readonly nextLapsesAt?: number
  readonly lastLapsesAt?: number
  /** Keys that are needed to recognise the claims; more than one after a rotation. */
  readonly keys: number
  /** Size of the file, without what is beside it. */
  readonly bytes: number
  /** Which SQLite this process works with. */
  readonly library: 'node:sqlite' | 'libsql'
}

/** @throws {LedgerError} when the ledger cannot be opened, which says what is wrong with it. */
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
