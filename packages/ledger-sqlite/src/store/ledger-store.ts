import {
  lapsedKeepMs,
  LedgerError,
  type AskedClaim,
  type ClaimAnswer,
  type ClaimTerms,
} from '@paycode/core'
import { currentIdIn, loadLedgerKeys, type LedgerKeys } from '../key/ledger-keys.ts'
import { closeDatabase } from './close-database.ts'
import { openLedgerDatabase, type LedgerFiles } from './open-ledger-database.ts'
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

/** @throws {LedgerError} when it cannot be opened; the file is then as it was. */
export function openLedgerStore(files: LedgerFiles): LedgerStore {
  const opened = openLedgerDatabase(files)
  const { database } = opened
  let { keys } = opened
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
        refresh()
        const answers = group.map(claimOne)
        const now = Math.min(...group.map(({ terms }) => terms.now)) - lapsedKeepMs
        prune.run(now, prunedForEach * group.length)
        forgetKeys.run(now)
        return answers
      }),
    close: () => closeDatabase(database),
  }
}

const rotated = (): LedgerError =>
  new LedgerError('ledger-key', 'the key of the ledger was just rotated', {
    cure: 'Scan the code again.',
  })
