import { fingerprintOf, tellReceipt } from '../shared/receipts.ts'
import type { Submit } from './checkout.ts'

/** How long the simulated backend takes, in ms. */
const answers = { quickly: 900, slowly: 8_000, never: Number.POSITIVE_INFINITY } as const
export type Answer = keyof typeof answers

export const isAnswer = (name: string): name is Answer => Object.hasOwn(answers, name)

/** How long the till waits for an answer, in ms. After that the payment is unknown, not failed. */
export const submitTimeoutMs = 10_000

/**
 * Where a merchant's own backend goes: `fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(submitTimeoutMs) })` to
 * a server that holds the merchant's keys. This one only pretends: it says yes to every code, and tells the wallet, as the
 * payment system would.
 */
export const simulatedBackend =
  (answer: () => Answer): Submit =>
  async ({ sale, authCode }) => {
    await waited(answers[answer()], AbortSignal.timeout(submitTimeoutMs))
    tellReceipt({ fingerprint: fingerprintOf(authCode), fen: sale.fen })
  }

/** Rejects when the signal aborts, as `fetch` does. */
function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
