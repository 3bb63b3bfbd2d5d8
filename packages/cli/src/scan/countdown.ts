import type { ReadyCode } from '@paycode/core'
import colors from 'picocolors'

const cells = 20

/** A code's minute as a bar that runs out and the seconds that are left. */
export function countdown(code: ReadyCode, seconds: (count: number) => string): string {
  const leftMs = code.remainingMs()
  const totalMs = code.expiresAt - code.scannedAt
  const full = Math.min(cells, Math.ceil((leftMs / totalMs) * cells))
  const paint = leftMs > totalMs / 4 ? colors.green : colors.yellow
  const bar = paint('━'.repeat(full)) + colors.dim('─'.repeat(cells - full))
  return `${bar} ${paint(seconds(Math.ceil(leftMs / 1000)))}`
}
