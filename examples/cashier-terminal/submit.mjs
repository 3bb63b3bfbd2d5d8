/**
 * Hands a code to the merchant's backend. This one only pretends: it has no backend, and says `paid` to every code. A real
 * one does `fetch(url, { method: 'POST', body, signal })` to a server that holds the merchant's keys, and returns what
 * WeChat Pay said: `paid` or `declined`. It throws where there is no such answer: no answer is not a "no".
 */
export async function submit({ signal }) {
  signal.throwIfAborted()
  return 'paid'
}
