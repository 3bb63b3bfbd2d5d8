import { fingerprintOf, tellReceipt } from '../shared/receipts.ts'
import type { Submit } from './checkout.ts'

/** The simulated backend's time to answer, in ms. */
const answers = { quickly: 900, slowly: 8_000, never: Number.POSITIVE_INFINITY } as const
export type Answer = keyof typeof answers

export const isAnswer = (name: string): name is Answer => Object.hasOwn(answers, name)

/** The till waits this long for an answer, in ms. After that the payment is unknown, not failed. */
export const submitTimeoutMs = 10_000

/**
 * The place for a merchant's own backend: call `fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(submitTimeoutMs) })`
 * on a server that holds the merchant's keys. This simulation accepts every code, and sends the wallet a receipt, as the
 * payment system does.
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
