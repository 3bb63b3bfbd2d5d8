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
import { ledgerProblems } from '../ledger-problems.ts'

/** Stored claims that a sweep checks for each new claim. With 4, a file holds a third more claims than it must keep. */
const sweptForEach = 4
/** A sweep checks at least this many claims: a sweep after each single claim would take a tenth of the claim's time. */
const minSwept = 32

/** The claims in an open ledger file. */
export interface LedgerStore {
  /** Id of the current key, as this process last read it. */
  readonly keyId: string
  /** Identifies the ledger and its file; it differs after either was replaced. */
  readonly identity: string
  /** Whether the file was moved, emptied or replaced since it was opened. */
  isGone(): boolean
  /** Whether a live claim of this process was once found missing. */
  hasForgotten(): boolean
  /** The present keys of the store, also when another process has just rotated them. */
  keys(): LedgerKeys
  /** Judges the claims and stores them together. They are durable when it returns; nothing is stored when it throws. */
  claim(group: readonly AskedClaim<NamedTerms>[]): readonly (ClaimAnswer | LedgerError)[]
  close(): void
}

/** Opens a ledger's file as `openLedgerDatabase` does. @throws what that throws; the file is then unchanged. */
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
  const openedFile = fileAt(files.file)?.name
  let isFresh = false
  /** The last claim that this process stored: until it lapses, each read must find it. */
  let witness: readonly [name: string, until: number] | undefined
  let isForgetful = false
  // The first claim sweeps already: a process may make only one claim.
  let toSweep = minSwept
  // SQLite must not wait for the lock: it would block the process. The caller waits with timers.
  database.exec('PRAGMA busy_timeout = 0')
  const currentId = currentIdIn(database)
  const claims = claimsTable(database)
  const fitLog = logFitter(database)
  const forgetKeys = database.prepare('DELETE FROM keys WHERE needed_until <= ?')

  function sweep(from: string, claimed: number, lapsedBy: number): void {
    toSweep += sweptForEach * claimed
    if (toSweep < minSwept) return
    claims.sweep(from, toSweep, lapsedBy)
    toSweep = 0
  }

  const isMoved = (): boolean => fileAt(files.file)?.name !== openedFile

  function isGone(): boolean {
    const found = fileAt(files.file)
    return found?.name !== openedFile || found?.isEmpty === true
  }

  function refresh(): void {
    if (currentId() !== keys.id) keys = loadLedgerKeys(database, files.keyFile)
  }

  return {
    identity: `${openedFile} ${opened.id}`,
    isGone,
    hasForgotten: () => isForgetful,
    get keyId() {
      return keys.id
    },
    keys() {
      // One look serves all callers in the same turn of the event loop. A claim looks again, with the lock held.
      if (!isFresh) {
        refresh()
        isFresh = true
        setImmediate(() => (isFresh = false))
      }
      return keys
    },
    claim: (group) =>
      transaction(database, () => {
        // Checked before any write: `-wal` and `-shm` of the old file lie under the same names beside the new one.
        if (isGone()) throw gone()
        refresh()
        // The lock is held: what is read here cannot change before the write.
        const names = group.flatMap(({ fingerprints }) => fingerprints)
        const now = Math.min(...group.map(({ terms }) => terms.now))
        const stored = claims.read(witness ? [...names, witness[0]] : names)
        if (witness && witness[1] > now && !stored.has(witness[0])) isForgetful = true
        const { answers, claimed } = judgeClaims(group, keys.id, (name) => stored.get(name))
        claims.write(claimed)
        const last = names.findLast((name) => claimed.has(name))
        if (last !== undefined) witness = [last, claimed.get(last) ?? now]
        sweep(names[0] ?? '', group.length, now - lapsedKeepMs)
        if (keys.hasPrevious) forgetKeys.run(now - lapsedKeepMs)
        fitLog(group.length)
        return answers
      }),
    // A moved file stays unchanged, and SQLite does not touch the files beside the path. An emptied file gets its log back.
    close: () => (isMoved() ? database.close() : closeDatabase(database)),
  }
}

const gone = (): LedgerError => new LedgerError('ledger-unreachable', ledgerProblems.replaced)
