import type { GateMode, Outcome } from '@paycode/core'

/** Shows what happens in a scan session: lines for programs, or a screen for people. */
export interface ScanView {
  start(): void
  show(outcome: Outcome<GateMode>): void
  /** Something the person should know: the device's trouble and its cure. */
  problem(cure: string): void
  /** Something was typed or scanned, and there is nothing to show for it. */
  nothing(): void
  stop(): void
}
