import { ledgerFiles } from './ledger-files.ts'
import { maintain } from './maintain.ts'

/**
 * Deletes all claims that have lapsed at `now` (ms since the epoch). It includes those that a ledger keeps for one more
 * day in case the clock jumps. A ledger does not depend on this call: each claim deletes some lapsed ones.
 * @returns how many claims were deleted.
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
