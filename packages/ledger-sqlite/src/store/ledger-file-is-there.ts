import { statSync, type Stats } from 'node:fs'
import { LedgerError } from '@paycode/core'
import { filledWords } from '@paycode/core/adapter'
import { ledgerProblems } from '../ledger-problems.ts'

/**
 * Whether a ledger's file exists; a link counts as its target. SQLite would wait for ever for a pipe.
 * @throws {LedgerError} when the path is not a regular file.
 */
export function ledgerFileIsThere(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined || found.isFile()) return found !== undefined
  const words = filledWords(ledgerProblems.notAFile, { kind: kindOf(found) })
  throw new LedgerError('ledger-unreachable', words)
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder'
  if (found.isFIFO()) return 'a pipe'
  if (found.isSocket()) return 'a socket'
  return 'a device'
}
