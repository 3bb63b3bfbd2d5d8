/**
 * Hands a code to the merchant's backend. This one only pretends: it has no backend, and its answer is made up. A real
 * one does `fetch(url, { method: 'POST', body, signal })` to a server that holds the merchant's keys, with a new
 * out_trade_no for each code, and takes no answer for an answer: unknown is not failed.
 */
export async function submit(orderId, authCode, signal) {
  signal.throwIfAborted()
  return authCode.length === 18 ? 'handed to the backend' : 'not handed over'
}
