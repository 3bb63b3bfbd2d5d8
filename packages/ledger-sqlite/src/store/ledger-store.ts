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

/** For each claim so many others are looked at, whether they have lapsed: a file holds a third more than what must stay. */
const sweptForEach = 4
/** Looked at together, at the least: a sweep after each single claim takes a tenth of its time. */
const leastSwept = 32

/** The claims in an open ledger file. */
export interface LedgerStore {
  /** Of the keys that it works with. */
  readonly keyId: string
  /** Names the ledger and its file: another one after either was replaced. */
  readonly identity: string
  /** Says whether its file was moved, emptied or replaced since. */
  isGone(): boolean
  /** Says whether a live claim of this process was missing since. */
  hasForgotten(): boolean
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
  const openedFile = fileAt(files.file)?.name
  let isLooked = false
  /** The last claim stored here: as long as it lives it must be found again. */
  let witness: readonly [name: string, until: number] | undefined
  let isForgetful = false
  // The first claim sweeps: a process may make only one.
  let toSweep = leastSwept
  // Waiting for the lock is the caller's business, who does it without blocking his process.
  database.exec('PRAGMA busy_timeout = 0')
  const currentId = currentIdIn(database)
  const claims = claimsTable(database)
  const fitLog = logFitter(database)
  const forgetKeys = database.prepare('DELETE FROM keys WHERE needed_until <= ?')

  function sweep(from: string, claimed: number, lapsedBy: number): void {
    toSweep += sweptForEach * claimed
    if (toSweep < leastSwept) return
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
        if (isGone()) throw gone()
        refresh()
        // What is read stays true until it is written: the lock is held.
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
    // A moved one is left as it is; SQLite itself then keeps off the files beside it. An emptied one gets back what is in the log.
    close: () => (isMoved() ? database.close() : closeDatabase(database)),
  }
}

const gone = (): LedgerError => new LedgerError('ledger-unreachable', ledgerProblems.replaced)
