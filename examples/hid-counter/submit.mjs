/**
 * The place for your backend: call `fetch(url, { method: 'POST', body, signal })`, return `paid` or `declined`, and throw
 * without such an answer. This simulation answers `paid` to every code.
 */
export async function submit({ signal }) {
  signal.throwIfAborted()
  return 'paid'
}
