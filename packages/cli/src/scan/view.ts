import type { GateMode, Outcome, Problem } from '@paycode/core'

/** Shows what happens in a scan session: lines for programs, or a screen for people. */
export interface ScanView {
  start(): void
  show(outcome: Outcome<GateMode>): void
  /** What is wrong with the device or the ledger. */
  problem(problem: Problem): void
  /** Something was typed or scanned, and there is nothing to show for it. */
  nothing(): void
  stop(): void
}
