import type { Observable } from 'rxjs'
import type { Problem } from '../problem.ts'
import type { LedgerProblem } from './ledger-error.ts'
import type { Ledger } from './ledger.ts'

/**
 * What a till's screen can say about its ledger. `open` with a problem: it answers, but keeps less than it should
 * (`not-durable`: until this window or process ends; `may-be-evicted`: until the browser wants the room;
 * `was-cleared`: what it kept is gone, and it went on with what it found in its place; `evicting`: its store drops live claims to make room).
 * `unavailable`: codes are refused until the cure was done; the ledger tries anew with each claim.
 */
export interface LedgerStatus {
  readonly state: 'open' | 'unavailable' | 'closed'
  readonly problem?: Problem<
    LedgerProblem | 'not-durable' | 'may-be-evicted' | 'was-cleared' | 'evicting'
  >
}

/** A ledger that says how it is. */
export interface WatchedLedger extends Ledger {
  /** The status now, and each that differs from the one before; completes when the ledger is closed. */
  readonly status$: Observable<LedgerStatus>
}
