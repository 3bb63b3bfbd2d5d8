import { closeSync, openSync, rmSync } from 'node:fs'
import { LedgerError } from '@paycode/core'
import { systemCode } from '../system-code.ts'
import { ownerOnly } from './key-file.ts'
import { ledgerProblems } from '../ledger-problems.ts'

/**
 * Runs while no other rotation changes this key file. Two at once would each write back the keys that they have read,
 * and one of the new keys would be lost.
 * @throws {LedgerError} `ledger-key` when another rotation holds the lock.
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
