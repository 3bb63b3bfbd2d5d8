import { fingerprintOf, tellReceipt } from '../shared/receipts.ts'
import type { Submit } from './checkout.ts'

/** How long the simulated backend takes. */
const answers = { quickly: 900, slowly: 15_000, never: Number.POSITIVE_INFINITY } as const
export type Answer = keyof typeof answers

export const isAnswer = (name: string): name is Answer => Object.hasOwn(answers, name)

/**
 * Where a merchant's own backend goes: `fetch(url, { method: 'POST', body, signal })` to a server that holds the merchant's
 * keys. This one only pretends. It says yes to every code, and has the wallet told of it, as the payment system would.
 */
export const simulatedBackend =
  (answer: () => Answer): Submit =>
  async (sale, authCode, signal) => {
    await waited(answers[answer()], signal)
    tellReceipt({ fingerprint: fingerprintOf(authCode), fen: sale.fen })
  }

/** Rejects when the signal aborts, as `fetch` does. */
function waited(ms: number, signal: Parameters<Submit>[2]): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new DOMException('The code has expired.', 'AbortError'))
    })
  })
}
