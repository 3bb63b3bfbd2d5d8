import { closeSync, openSync, rmSync } from 'node:fs'
import { LedgerError } from '@paycode/core'
import { systemCode } from '../system-code.ts'
import { ownerOnly } from './key-file.ts'
import { ledgerProblems } from '../ledger-problems.ts'

/**
 * Runs while no other ledger of this key file is rotated: each would write the keys that it has read, and lose the other's.
 * @throws {LedgerError} `ledger-key` when one is.
 */
export function whileLocked<Result>(keyFile: string, run: () => Result): Result {
  const lock = `${keyFile}.lock`
  try {
    closeSync(openSync(lock, 'wx', ownerOnly))
  } catch (error) {
    throw systemCode(error) === 'EEXIST' ? locked(error) : error
  }
  try {
    return run()
  } finally {
    rmSync(lock, { force: true })
  }
}

const locked = (cause: unknown): LedgerError =>
  new LedgerError('ledger-key', ledgerProblems.keyFileLocked, { cause })
