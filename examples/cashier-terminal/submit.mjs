/**
 * Sends a code to the merchant's backend. This simulation has no backend and answers `paid` to every code. A real one calls
 * `fetch(url, { method: 'POST', body, signal })` on a server that holds the merchant's keys, and returns WeChat Pay's answer:
 * `paid` or `declined`. Without such an answer it throws, because a missing answer does not mean that no money was charged.
 */
export async function submit({ signal }) {
  signal.throwIfAborted()
  return 'paid'
}
