import { chmodSync, readFileSync, statSync } from 'node:fs'
import { LedgerError } from '@paycode/core'
import { systemCode } from '../system-code.ts'
import { ledgerProblems } from '../ledger-problems.ts'

const format = 'paycode-ledger-keys'
export const ownerOnly = 0o600

/** The keys in the file, newest first; empty without a file. @throws {LedgerError} when the file is not a key file. */
export function readKeyFile(file: string): readonly Uint8Array[] {
  let text: string
  try {
    keepToOwner(file)
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw new LedgerError('ledger-key', ledgerProblems.keyFileUnreadable, { cause: error })
  }
  return keysOf(text)
}

/**
 * Takes group and others their access: with the key, the codes behind the fingerprints can be found. Windows has no
 * mode bits.
 */
function keepToOwner(file: string): void {
  const { mode } = statSync(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) chmodSync(file, ownerOnly)
}

function keysOf(text: string): readonly Uint8Array[] {
  const keys = hexKeysOf(text)
  if (!keys?.every((key) => typeof key === 'string' && /^[0-9a-f]{64,}$/.test(key))) {
    throw new LedgerError('ledger-key', ledgerProblems.keyFileDamaged)
  }
  return keys.map((key) => Uint8Array.from(Buffer.from(String(key), 'hex')))
}

function hexKeysOf(text: string): readonly unknown[] | undefined {
  try {
    const content: unknown = JSON.parse(text)
    const keys: unknown = Object(content)[format]
    return Array.isArray(keys) && keys.length > 0 ? keys : undefined
  } catch {
    return undefined
  }
}

/** The text of a key file with these keys, newest first. */
export const keyFileText = (keys: readonly Uint8Array[]): string =>
  `${JSON.stringify({ [format]: keys.map((key) => Buffer.from(key).toString('hex')) })}\n`
