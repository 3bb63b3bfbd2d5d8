import { rotateLedgerKeys } from './key/ledger-keys.ts'
import { ledgerFiles } from './ledger-files.ts'
import { maintain } from './maintain.ts'

/**
 * Gives a ledger a new key. No claim is lost: the one before stays in the key file until all that was claimed under it
 * has lapsed. Processes that have the ledger open take the new key up by themselves, with their next scan.
 * @returns `previousNeededUntil`: when the last claim under the key before lapses, ms since the epoch; absent when there is none.
 * @throws {LedgerError} when it cannot; the key is then the one that it was.
 */
export function rotateLedgerKey(options: { readonly file: string; readonly keyFile?: string }): {
  readonly previousNeededUntil?: number
} {
  const files = ledgerFiles(options, 'rotateLedgerKey', { file: true, keyFile: true })
  const until = maintain(files, (database) => rotateLedgerKeys(database, files.keyFile))
  return until === undefined ? {} : { previousNeededUntil: until }
}
