import type { ReadyCode } from '@paycode/core'
import { shown, type Shown } from '../output/shown.ts'
import { dim, green, yellow } from '../output/styles.ts'

const cells = 20

/** A code's remaining time, as a shrinking bar and as seconds. */
export function countdown(code: ReadyCode, seconds: (count: number) => string): Shown {
  const leftMs = code.remainingMs()
  const totalMs = code.expiresAt - code.scannedAt
  const full = Math.min(cells, Math.ceil((leftMs / totalMs) * cells))
  const paint = leftMs > totalMs / 4 ? green : yellow
  const bar = shown`${paint('━'.repeat(full))}${dim('─'.repeat(cells - full))}`
  return shown`${bar} ${paint(seconds(Math.ceil(leftMs / 1000)))}`
}
