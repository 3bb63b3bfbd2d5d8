import type { Ledger } from '@paycode/core'
import type { ClaimAnswer, ClaimTerms } from '@paycode/core/adapter'
import type { TestFunction } from '../runner.ts'

/** Puts a store right again; settles when a ledger can reach it. */
export type Mend = () => void | Promise<void>

type Open = () => Ledger | Promise<Ledger>

/** How tills with other keys open the store of the ledger that `open` gave last, beside it. */
export interface OtherKeys {
  /** A till that has no key in common with that ledger. */
  readonly stranger: Open
  /** A rotation by tills. Absent where a store rotates its key otherwise. */
  readonly rotation?: {
    /** A till with a new key, and that ledger's as the previous one. */
    readonly both: Open
    /** A till with the new key alone. */
    readonly next: Open
  }
}

export interface LedgerContractOptions {
  /** The runner's own `test`. */
  readonly test: TestFunction
  /** Opens an empty ledger, a new one for each test. */
  readonly open: () => Ledger | Promise<Ledger>
  /**
   * Opens the store of the ledger that `open` gave last once more: beside that ledger, or after it was closed. Absent
   * where a store ends with its ledger.
   */
  readonly reopen?: () => Ledger | Promise<Ledger>
  /**
   * Makes 64 claims of a fingerprint on that store at the same moment, spread over several other processes, tabs or
   * workers; their answers. Absent where nobody else can reach the store.
   */
  readonly claimElsewhere?: (
    fingerprint: string,
    terms: ClaimTerms,
  ) => Promise<readonly ClaimAnswer[]>
  /** Absent where the keys are no business of the store: it then knows nothing of them. */
  readonly otherKeys?: OtherKeys
  /** Makes that store refuse all work. Absent where a store cannot. */
  readonly breakStore?: () => Mend | Promise<Mend>
  /** Makes that store answer nothing until it is mended, which the suite does after 50 ms. Absent where a store cannot. */
  readonly stallStore?: () => Mend | Promise<Mend>
  /** Where claims lapse by the store's own clock and not by `now`: how the tests wait. */
  readonly ownClock?: {
    /** A retention that is short, and yet longer than a few claims take, in ms. */
    readonly retainMs: number
    /** Waits until so many ms have passed. */
    readonly pass: (ms: number) => Promise<void>
  }
}
