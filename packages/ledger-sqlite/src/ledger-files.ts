import { resolve } from 'node:path'
import { checkOptionNames } from '@paycode/core/adapter'
import type { LedgerFiles } from './store/open-ledger-database.ts'

export interface LedgerFileOptions {
  readonly file: string
  readonly keyFile?: string
}

/**
 * The absolute paths of a ledger and its key file.
 * @param known The names of all options of the caller.
 * @throws {TypeError} when an option is unknown or a path is not valid.
 */
export function ledgerFiles<Options extends LedgerFileOptions>(
  options: Options,
  caller: string,
  known: Readonly<Record<keyof Options, true>>,
): LedgerFiles {
  checkOptionNames<Options>(caller, options, known, exampleOf(caller, known))
  const { file, keyFile } = options
  if (!isPath(file)) {
    const example = exampleOf(caller, known)
    throw new TypeError(`${caller}: file must be the path of a file, for example ${example}.`)
  }
  if (file === ':memory:') {
    throw new TypeError(
      `${caller}: file must be the path of a file. For a ledger that forgets with the process, use memoryLedger() of @paycode/core.`,
    )
  }
  if (keyFile !== undefined && !isPath(keyFile)) {
    throw new TypeError(`${caller}: keyFile must be the path of a file, such as 'data/ledger.key'.`)
  }
  const path = resolve(file)
  const key = keyFile === undefined ? keyBeside(path) : resolve(keyFile)
  if (key === path) {
    throw new TypeError(
      `${caller}: keyFile must be another file than the ledger's, which is copied.`,
    )
  }
  return { file: path, keyFile: key }
}

const exampleOf = (caller: string, known: object): string =>
  `${caller}({ file: 'data/ledger.db'${'now' in known ? ', now: Date.now()' : ''} })`

const isPath = (path: unknown): path is string =>
  typeof path === 'string' && path !== '' && !path.includes('\0')

/** `ledger.db` → `ledger.key`, so that a copy of `ledger.db*` excludes the key. `ledger.sqlite` → `ledger.sqlite.key`. */
const keyBeside = (path: string): string => `${path.replace(/(?<=[^\\/])\.db$/, '')}.key`
