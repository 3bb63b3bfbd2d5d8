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

/** The keys that the claims of a store were made with, or are still to be looked up by. */
export interface LedgerKeys extends Fingerprinter {
  /** Names the current one; another after each rotation. */
  readonly id: string
  /** Says whether codes are looked up by a key of before too. */
  readonly hasPrevious: boolean
}

/**
 * Reads the keys that the store names. A store that names none yet takes the first in the key file, or a new one: in a
 * transaction, so that of several processes that open it first at the same moment one makes the key, and the key is on
 * the disk before the store names it.
 * @throws {LedgerError} `ledger-key` when a key is missing.
 */
export function loadLedgerKeys(database: Database, keyFile: string): LedgerKeys {
  const id = currentIdIn(database)()
  if (id !== undefined) return keysOf(neededKeys(database, readKeyFile(keyFile)), id)
  const key = readKeyFile(keyFile)[0] ?? makeKeyFile(keyFile, randomBytes(keyBytes))
  database.prepare('INSERT INTO keys VALUES (1, ?, NULL)').run(keyId(key))
  return keysOf([key], keyId(key))
}

/** Looks up which key is the current one; `undefined` before the first. */
export function currentIdIn(database: Database): () => string | undefined {
  const current = database.prepare('SELECT id FROM keys ORDER BY generation DESC LIMIT 1')
  return () => {
    const id = current.get()?.['id']
    return typeof id === 'string' ? id : undefined
  }
}

/**
 * Makes a new key; in a transaction. The one before is needed until all that was claimed under it has lapsed, which is
 * the moment returned, in ms since the epoch; `undefined` when nothing was.
 */
export function rotateLedgerKeys(database: Database, keyFile: string): number | undefined {
  const key = randomBytes(keyBytes)
  whileLocked(keyFile, () => {
    const inFile = readKeyFile(keyFile)
    neededKeys(database, inFile)
    // What this ledger needs no more another one may, that has the same key file.
    replaceKeyFile(keyFile, [key, ...inFile])
  })
  const last = database.prepare('SELECT max(expires_at) AS last FROM claims').get()?.['last']
  const neededUntil = last === null || last === undefined ? 0 : Number(last)
  // The current one alone has no such time yet.
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
 * HMAC-SHA-256 by Node's own code, which takes a tenth of core's time. 22 characters in base64url are 132 of its 256 bits:
 * they tell codes apart as well as all of it (https://www.rfc-editor.org/rfc/rfc2104#section-5), and a ledger of them has
 * half as many pages to write.
 */
const nameOf = (code: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(code).digest('base64url').slice(0, 22)
