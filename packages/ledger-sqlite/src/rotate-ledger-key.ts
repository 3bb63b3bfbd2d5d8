import { rotateLedgerKeys } from './key/ledger-keys.ts'
import { ledgerFiles } from './ledger-files.ts'
import { maintain } from './maintain.ts'

/**
 * Gives a ledger a new key. No claim is lost: the previous key stays in the key file and in use until all claims made
 * with it have lapsed. Processes that have the ledger open switch to the new key with their next scan.
 * @returns `previousNeededUntil`: when the last claim made with the previous key lapses, ms since the epoch; absent without claims.
 * @throws {LedgerError} when the key cannot be changed; the previous key is then still the current one.
 */
export function rotateLedgerKey(options: { readonly file: string; readonly keyFile?: string }): {
  readonly previousNeededUntil?: number
} {
  const files = ledgerFiles(options, 'rotateLedgerKey', { file: true, keyFile: true })
  const until = maintain(files, (database) => rotateLedgerKeys(database, files.keyFile))
  return until === undefined ? {} : { previousNeededUntil: until }
}
