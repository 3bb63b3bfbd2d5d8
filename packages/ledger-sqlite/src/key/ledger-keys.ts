import { createHmac, randomBytes } from 'node:crypto'
import { LedgerError, type Fingerprinter } from '@paycode/core'
import { filledWords } from '@paycode/core/adapter'
import type { Database } from '../database/database.ts'
import { makeKeyFile, replaceKeyFile } from './draft-key-file.ts'
import { readKeyFile } from './key-file.ts'
import { keyId } from './key-id.ts'
import { whileLocked } from './lock-key-file.ts'
import { ledgerProblems } from '../ledger-problems.ts'

const keyBytes = 32

/** The keys of a store: the current one, and earlier ones by which live claims are still looked up. */
export interface LedgerKeys extends Fingerprinter {
  /** Id of the current key; a rotation changes it. */
  readonly id: string
  /** Whether codes are looked up by an earlier key too. */
  readonly hasPrevious: boolean
}

/**
 * Reads the keys whose ids the store records. A new store takes the newest key of the key file, or creates one. Call it
 * in a transaction: then only one of several processes that open a new store at the same moment creates the key, and
 * the key is on the disk before the store records its id.
 * @throws {LedgerError} `ledger-key` when a key is missing.
 */
export function loadLedgerKeys(database: Database, keyFile: string): LedgerKeys {
  const id = currentIdIn(database)()
  if (id !== undefined) return keysOf(neededKeys(database, readKeyFile(keyFile)), id)
  const key = readKeyFile(keyFile)[0] ?? makeKeyFile(keyFile, randomBytes(keyBytes))
  database.prepare('INSERT INTO keys VALUES (1, ?, NULL)').run(keyId(key))
  return keysOf([key], keyId(key))
}

/** Looks up the id of the current key; `undefined` before the first key. */
export function currentIdIn(database: Database): () => string | undefined {
  const current = database.prepare('SELECT id FROM keys ORDER BY generation DESC LIMIT 1')
  return () => {
    const id = current.get()?.['id']
    return typeof id === 'string' ? id : undefined
  }
}

/**
 * Creates a new key. Call it in a transaction. The previous key is needed until all claims made with it have lapsed.
 * @returns that moment, in ms since the epoch; `undefined` when there are no claims.
 */
export function rotateLedgerKeys(database: Database, keyFile: string): number | undefined {
  const key = randomBytes(keyBytes)
  whileLocked(keyFile, () => {
    const inFile = readKeyFile(keyFile)
    neededKeys(database, inFile)
    // All keys stay in the file: another ledger may share it and still need a key that this one does not.
    replaceKeyFile(keyFile, [key, ...inFile])
  })
  const last = database.prepare('SELECT max(expires_at) AS last FROM claims').get()?.['last']
  const neededUntil = last === null || last === undefined ? 0 : Number(last)
  // Of the rows, only the current key has no `needed_until` yet.
  database.prepare('UPDATE keys SET needed_until = ? WHERE needed_until IS NULL').run(neededUntil)
  database.prepare('INSERT INTO keys SELECT max(generation) + 1, ?, NULL FROM keys').run(keyId(key))
  return neededUntil === 0 ? undefined : neededUntil
}

function neededKeys(database: Database, inFile: readonly Uint8Array[]): readonly Uint8Array[] {
  const rows = database.prepare('SELECT id FROM keys ORDER BY generation DESC').all()
  return rows.map(({ id }) => {
    const key = inFile.find((candidate) => keyId(candidate) === id)
    if (key) return key
    throw keyMissing(database)
  })
}

function keyMissing(database: Database): LedgerError {
  const last = database.prepare('SELECT max(expires_at) AS last FROM claims').get()?.['last']
  const { keyMissing: missing, keyMissingOfEmpty } = ledgerProblems
  const words =
    typeof last === 'number'
      ? filledWords(missing, { lapsesAt: new Date(last).toISOString() })
      : keyMissingOfEmpty
  return new LedgerError('ledger-key', words)
}

function keysOf(keys: readonly Uint8Array[], id: string): LedgerKeys {
  return {
    id,
    hasPrevious: keys.length > 1,
    fingerprints: (code) => keys.map((key) => nameOf(code, key)),
  }
}

/**
 * The fingerprint: HMAC-SHA-256 by Node's own code, which takes a tenth of the time of core's. It is cut to 22 characters
 * of base64url, 132 of the 256 bits. That many distinguish codes as well as all of them do
 * (https://www.rfc-editor.org/rfc/rfc2104#section-5), and a ledger of such names writes half as many pages.
 */
const nameOf = (code: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(code).digest('base64url').slice(0, 22)
