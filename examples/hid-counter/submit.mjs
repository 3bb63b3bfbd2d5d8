/**
 * Where your backend goes: `fetch(url, { method: 'POST', body, signal })`, which returns `paid` or `declined`, and throws
 * where there is no such answer. This one only pretends, and says `paid` to every code.
 */
export async function submit({ signal }) {
  signal.throwIfAborted()
  return 'paid'
}
