import { statSync, type Stats } from 'node:fs'
import { LedgerError } from '@paycode/core'

/**
 * Says whether a ledger's file is there; a link counts as what it leads to. SQLite would wait for ever for a pipe.
 * @throws {LedgerError} when something else than a regular file is there.
 */
export function ledgerFileIsThere(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined || found.isFile()) return found !== undefined
  throw new LedgerError(
    'ledger-unreachable',
    `the ledger is a file, and this is ${kindOf(found)}`,
    {
      cure: 'Name a regular file, for example ledger.db, or a link to one.',
    },
  )
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder'
  if (found.isFIFO()) return 'a pipe'
  if (found.isSocket()) return 'a socket'
  return 'a device'
}
