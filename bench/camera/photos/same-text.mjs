/** A trailing line end does not matter, and CRLF is LF. */
export function sameText(one, other) {
  return normal(one) === normal(other)
}

const normal = (text) => text.replaceAll('\r\n', '\n').replace(/\n+$/, '')
