import {
  lapsedKeepMs,
  LedgerError,
  type AskedClaim,
  type ClaimAnswer,
  type ClaimTerms,
} from '@paycode/core'
import { currentIdIn, loadLedgerKeys, type LedgerKeys } from '../key/ledger-keys.ts'
import { closeDatabase } from './close-database.ts'
import { fileAt } from './file-at.ts'
import { openLedgerDatabase, type LedgerFiles, type OpenLedger } from './open-ledger-database.ts'
import { transaction } from './transaction.ts'

/** With each claim more lapsed ones are thrown away than it adds: the file stops growing by itself. */
const prunedForEach = 4

/** The terms of a claim, with the key that was the current one when it was named; absent when none was known. */
export interface NamedTerms extends ClaimTerms {
  readonly keyId: string | undefined
}

/** The claims in an open ledger file. */
export interface LedgerStore {
  /** Of the keys that it works with. */
  readonly keyId: string
  /** The keys of the store now, also when another process has just rotated them. */
  keys(): LedgerKeys
  /**
   * Judges the claims one after the other and stores them together: durable when it returns, nothing when it throws.
   * One that was named before the keys were rotated is left out: it may have been claimed under a name it does not have.
   */
  claim(group: readonly AskedClaim<NamedTerms>[]): readonly (ClaimAnswer | LedgerError)[]
  close(): void
}

/** Opens it as `openLedgerDatabase` does. @throws what that throws; the file is then as it was. */
export function openLedgerStore(files: LedgerFiles, waitMs: number): LedgerStore {
  const opened = openLedgerDatabase(files, waitMs)
  try {
    return storeIn(opened, files)
  } catch (error) {
    opened.database.close()
    throw error
  }
}

function storeIn({ database, ...opened }: OpenLedger, files: LedgerFiles): LedgerStore {
  let { keys } = opened
  const openedFile = fileAt(files.file)
  let isLooked = false
  // Waiting for the lock is the caller's business, who does it without blocking his process.
  database.exec('PRAGMA busy_timeout = 0')
  const currentId = currentIdIn(database)
  const isLive = database.prepare('SELECT 1 FROM claims WHERE fingerprint = ? AND expires_at > ?')
  const insert = database.prepare(
    `INSERT INTO claims VALUES (?, ?) ON CONFLICT (fingerprint)
     DO UPDATE SET expires_at = excluded.expires_at WHERE claims.expires_at <= ?`,
  )
  const prune = database.prepare(
    `DELETE FROM claims WHERE fingerprint IN
     (SELECT fingerprint FROM claims WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)`,
  )
  const forgetKeys = database.prepare('DELETE FROM keys WHERE needed_until <= ?')

  const isMoved = (): boolean => fileAt(files.file) !== openedFile

  function refresh(): void {
    if (currentId() !== keys.id) keys = loadLedgerKeys(database, files.keyFile)
  }

  function claimOne({ fingerprints, terms }: AskedClaim<NamedTerms>): ClaimAnswer | LedgerError {
    const { now, retainMs, keyId = keys.id } = terms
    if (keyId !== keys.id) return rotated()
    // One name, as long as no key was rotated: one statement. With more, no other claim comes between: the lock is held.
    const others = fingerprints.slice(1)
    if (others.some((fingerprint) => isLive.get(fingerprint, now))) return 'already-claimed'
    const expiresAt = Math.ceil(now + retainMs)
    const [current = ''] = fingerprints
    if (Number(insert.run(current, expiresAt, now).changes) === 0) return 'already-claimed'
    for (const fingerprint of others) insert.run(fingerprint, expiresAt, now)
    return 'claimed'
  }

  return {
    get keyId() {
      return keys.id
    },
    keys() {
      // Once for all who ask in the same turn of the event loop; a claim looks again, with the lock held.
      if (!isLooked) {
        refresh()
        isLooked = true
        setImmediate(() => (isLooked = false))
      }
      return keys
    },
    claim: (group) =>
      transaction(database, () => {
        // Before anything is written: beside a new file lie files of the old one's names, which are not its own any more.
        if (isMoved()) throw moved()
        refresh()
        const answers = group.map(claimOne)
        const now = Math.min(...group.map(({ terms }) => terms.now)) - lapsedKeepMs
        prune.run(now, prunedForEach * group.length)
        forgetKeys.run(now)
        return answers
      }),
    // A moved one is left as it is; SQLite itself then keeps off the files beside it.
    close: () => (isMoved() ? database.close() : closeDatabase(database)),
  }
}

const rotated = (): LedgerError =>
  new LedgerError('ledger-key', 'the key of the ledger was just rotated', {
    cure: 'Scan the code again.',
  })

const moved = (): LedgerError =>
  new LedgerError('ledger-unreachable', 'the ledger was moved or replaced while it was open', {
    cure: 'Scan the code again: the next claim opens what is there now. Stop every program that uses a ledger before it is moved.',
  })
