import { resolve } from 'node:path'
import type { LedgerFiles } from './store/open-ledger-database.ts'

/** The paths of a ledger and its key, as absolute ones. @throws {TypeError} when there is no name. */
export function ledgerFiles(options: { file: string; keyFile?: string }, who: string): LedgerFiles {
  const { file, keyFile } = options
  if (typeof file !== 'string' || file === '' || file.includes('\0')) {
    throw new TypeError(`${who}: file must be the path of a file`)
  }
  if (keyFile !== undefined && (typeof keyFile !== 'string' || keyFile === '')) {
    throw new TypeError(`${who}: keyFile must be the path of a file`)
  }
  const path = resolve(file)
  const key = keyFile === undefined ? keyBeside(path) : resolve(keyFile)
  if (key === path) throw new TypeError(`${who}: the key must lie in a file of its own`)
  return { file: path, keyFile: key }
}

/** `ledger.db` has its key in `ledger.key`, so that a copy of `ledger.db*` leaves it out; `ledger.sqlite` in `ledger.sqlite.key`. */
const keyBeside = (path: string): string => `${path.replace(/(?<=[^\\/])\.db$/, '')}.key`
