import type { GateMode, Outcome, Problem } from '@paycode/core'

/** Shows the events of a scan session: lines for programs, or a screen for people. */
export interface ScanView {
  start(): void
  show(outcome: Outcome<GateMode>): void
  /** Shows a problem of the device or the ledger. */
  problem(problem: Problem): void
  /** Shows that something was typed or scanned without an outcome. */
  nothing(): void
  stop(): void
}
