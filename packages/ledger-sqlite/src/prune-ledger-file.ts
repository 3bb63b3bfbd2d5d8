import { ledgerFiles } from './ledger-files.ts'
import { maintain } from './maintain.ts'

/**
 * Throws all claims away that have lapsed at `now` (ms since the epoch), also those that are kept for a day against a
 * clock that jumps. A ledger does without: it prunes itself as it goes.
 * @returns how many there were.
 * @throws {LedgerError} when the ledger cannot be opened.
 */
export function pruneLedgerFile(options: {
  readonly file: string
  readonly keyFile?: string
  readonly now: number
}): { readonly pruned: number } {
  const files = ledgerFiles(options, 'pruneLedgerFile', { file: true, keyFile: true, now: true })
  const { now } = options
  if (!Number.isFinite(now)) {
    throw new TypeError(
      'pruneLedgerFile: now must be a time in ms since the epoch, such as Date.now().',
    )
  }
  return maintain(files, (database) => {
    const { changes } = database.prepare('DELETE FROM claims WHERE expires_at <= ?').run(now)
    return { pruned: Number(changes) }
  })
}
