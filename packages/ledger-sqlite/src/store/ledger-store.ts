import { lapsedKeepMs, LedgerError, type AskedClaim, type ClaimAnswer } from '@paycode/core'
import { generationIn, loadLedgerKeys, type LedgerKeys } from '../key/ledger-keys.ts'
import { closeDatabase } from './close-database.ts'
import { openLedgerDatabase, type LedgerFiles } from './open-ledger-database.ts'
import { transaction } from './transaction.ts'

/** With each claim more lapsed ones are thrown away than it adds: the file stops growing by itself. */
const prunedForEach = 4

/** The claims in an open ledger file. */
export interface LedgerStore {
  /** The keys of the store now, also when another process has just rotated them. */
  keys(): LedgerKeys
  /** Judges the claims one after the other and stores them together: durable when it returns, nothing when it throws. */
  claim(group: readonly AskedClaim[]): readonly ClaimAnswer[]
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
  const generation = generationIn(database)
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

  function refresh(): boolean {
    if (generation() === keys.generation) return false
    keys = loadLedgerKeys(database, files.keyFile)
    return true
  }

  function claimOne({ fingerprints, terms: { now, retainMs } }: AskedClaim): ClaimAnswer {
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
        if (refresh()) {
          throw new LedgerError('ledger-key', 'the key of the ledger was just rotated', {
            cure: 'Scan the code again.',
          })
        }
        const answers = group.map(claimOne)
        const now = Math.min(...group.map(({ terms }) => terms.now)) - lapsedKeepMs
        prune.run(now, prunedForEach * group.length)
        forgetKeys.run(now)
        return answers
      }),
    close: () => closeDatabase(database),
  }
}
