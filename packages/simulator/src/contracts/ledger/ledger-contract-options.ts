import type { Ledger } from '@paycode/core'
import type { ClaimAnswer, ClaimTerms } from '@paycode/core/adapter'
import type { TestFunction } from '../runner.ts'

/** Repairs a store. Settles when a ledger can reach it. */
export type Mend = () => void | Promise<void>

type Open = () => Ledger | Promise<Ledger>

/** Opens ledgers with other keys beside the ledger that `open` returned last, on the same store. */
export interface OtherKeys {
  /** A ledger that has no key in common with that ledger. */
  readonly stranger: Open
  /** A rotation by tills. Absent where a store rotates its key in another way. */
  readonly rotation?: {
    /** A ledger with a new key, and with that ledger's key as the previous one. */
    readonly both: Open
    /** A ledger with the new key alone. */
    readonly next: Open
  }
}

export interface LedgerContractOptions {
  /** The runner's own `test`. */
  readonly test: TestFunction
  /** Opens an empty ledger, a new one for each test. */
  readonly open: () => Ledger | Promise<Ledger>
  /**
   * Opens another ledger on the store of the ledger that `open` returned last: beside that ledger, or after it was closed. Absent
   * where a store ends with its ledger.
   */
  readonly reopen?: () => Ledger | Promise<Ledger>
  /**
   * Makes 64 claims of a fingerprint on that store at the same moment, spread over several other processes, tabs or
   * workers, and returns their answers. Absent where only one process can reach the store.
   */
  readonly claimElsewhere?: (
    fingerprint: string,
    terms: ClaimTerms,
  ) => Promise<readonly ClaimAnswer[]>
  /** Absent where the store does not manage keys. */
  readonly otherKeys?: OtherKeys
  /** Makes that store refuse all work. Absent where this is impossible. */
  readonly breakStore?: () => Mend | Promise<Mend>
  /** Makes that store answer nothing until it is repaired, which the suite does after 50 ms. Absent where this is impossible. */
  readonly stallStore?: () => Mend | Promise<Mend>
  /** How the tests wait. Only for a store whose claims expire by its own clock and not by `now`. */
  readonly ownClock?: {
    /** A short retention in ms, but longer than a few claims take. */
    readonly retainMs: number
    /** Waits for `ms` milliseconds. */
    readonly pass: (ms: number) => Promise<void>
  }
}
