import type { Observable } from 'rxjs'
import type { Problem } from '../problem.ts'
import type { LedgerProblem } from './ledger-error.ts'
import type { Ledger } from './ledger.ts'

/**
 * The status of a ledger, for a till's screen. `open` with a problem: the ledger answers, but keeps less than it should
 * (`not-durable`: until this window or process ends; `may-be-evicted`: until the browser wants the room; `was-cleared`:
 * its content is gone, and it went on with what it found instead; `evicting`: its store drops live claims to make
 * room). `unavailable`: codes are refused until the problem is cured; the ledger tries again with each claim.
 */
export interface LedgerStatus {
  readonly state: 'open' | 'unavailable' | 'closed'
  readonly problem?: Problem<
    LedgerProblem | 'not-durable' | 'may-be-evicted' | 'was-cleared' | 'evicting'
  >
}

/** A ledger that reports its status. */
export interface WatchedLedger extends Ledger {
  /** The present status, and each that differs from the one before. Completes when the ledger is closed. */
  readonly status$: Observable<LedgerStatus>
}
