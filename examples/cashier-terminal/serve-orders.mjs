import { cashierTexts, CodeExpiredError } from '@paycode/core'
import { newOutTradeNo } from '@paycode/parameters'
import { words } from './words.mjs'

/** How long the backend may take to answer, in ms. Without an answer by then the payment is unknown, not failed. */
const submitTimeoutMs = 10_000

/**
 * Serves one order after the other. Stops at an order whose payment is unknown: it must be queried before the next scan for
 * it. Resolves with whether every order was paid.
 */
export async function serveOrders(till, orders, options) {
  for (const orderId of orders) {
    if (!(await serveOrder(till, orderId, options))) return false
  }
  return true
}

async function serveOrder(till, orderId, { submit, show, language = 'en' }) {
  const say = words[language]
  // Shown at once, also while a code is being submitted.
  const onRefusal = ({ masked, reason }) => {
    const { what, cure } = cashierTexts[language][reason]
    show(`  ${masked} ${what} ${cure}`)
  }
  for (;;) {
    show(say.scan({ orderId }))
    const code = await till.next({ orderId, onRefusal })
    const { masked } = code
    const authCode = digitsOf(code)
    if (authCode === undefined) {
      show(say.tooOld({ masked, orderId }))
      continue
    }
    // Each submit has a new number, apart from the order's own number.
    const outTradeNo = newOutTradeNo()
    const answer = await answerOf(submit, { authCode, outTradeNo, orderId })
    show(say[answer]({ masked, orderId, outTradeNo }))
    if (answer !== 'declined') return answer === 'paid'
  }
}

/** Takes the digits. `undefined` if they are too old: then nothing was submitted, and the order needs a new code. */
function digitsOf(code) {
  try {
    return code.take()
  } catch (error) {
    if (error instanceof CodeExpiredError) return undefined
    throw error
  }
}

/** `paid` and `declined` are answers. Anything else, or no answer in time, is `unknown`: the customer may have been charged. */
async function answerOf(submit, attempt) {
  try {
    const answer = await submit({ ...attempt, signal: AbortSignal.timeout(submitTimeoutMs) })
    return answer === 'paid' || answer === 'declined' ? answer : 'unknown'
  } catch {
    return 'unknown'
  }
}
