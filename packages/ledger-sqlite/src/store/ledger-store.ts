import { LedgerError } from '@paycode/core'
import { lapsedKeepMs, type AskedClaim, type ClaimAnswer } from '@paycode/core/adapter'
import { currentIdIn, loadLedgerKeys, type LedgerKeys } from '../key/ledger-keys.ts'
import { claimsTable } from './claims-table.ts'
import { closeDatabase } from './close-database.ts'
import { fileAt } from './file-at.ts'
import { logFitter } from './fit-log.ts'
import { judgeClaims, type NamedTerms } from './judge-claims.ts'
import { openLedgerDatabase, type LedgerFiles, type OpenLedger } from './open-ledger-database.ts'
import { transaction } from './transaction.ts'

/** For each claim so many others are looked at, whether they have lapsed: a file holds a third more than what must stay. */
const sweptForEach = 4

/** The claims in an open ledger file. */
export interface LedgerStore {
  /** Of the keys that it works with. */
  readonly keyId: string
  /** The keys of the store now, also when another process has just rotated them. */
  keys(): LedgerKeys
  /** Judges the claims and stores them together: durable when it returns, nothing when it throws. */
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
  const claims = claimsTable(database)
  const fitLog = logFitter(database)
  const forgetKeys = database.prepare('DELETE FROM keys WHERE needed_until <= ?')

  const isMoved = (): boolean => fileAt(files.file) !== openedFile

  function refresh(): void {
    if (currentId() !== keys.id) keys = loadLedgerKeys(database, files.keyFile)
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
        // What is read stays true until it is written: the lock is held.
        const names = group.flatMap(({ fingerprints }) => fingerprints)
        const stored = claims.read(names)
        const { answers, claimed } = judgeClaims(group, keys.id, (name) => stored.get(name))
        claims.write(claimed)
        const now = Math.min(...group.map(({ terms }) => terms.now)) - lapsedKeepMs
        claims.sweep(names[0] ?? '', sweptForEach * group.length, now)
        forgetKeys.run(now)
        fitLog(group.length)
        return answers
      }),
    // A moved one is left as it is; SQLite itself then keeps off the files beside it.
    close: () => (isMoved() ? database.close() : closeDatabase(database)),
  }
}

const moved = (): LedgerError =>
  new LedgerError('ledger-unreachable', 'the ledger was moved or replaced while it was open', {
    cure: 'Scan the code again: the next claim opens what is there now. Stop every program that uses a ledger before it is moved.',
  })
