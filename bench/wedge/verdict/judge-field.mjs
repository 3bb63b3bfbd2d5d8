/**
 * Holds what is left in the page against what a person typed. Leaked: characters of a scan in the field. Lost: keys
 * that a person pressed and the field did not get. Sent: forms submitted, or the focus moved, by a scan's suffix.
 */
export function judgeField({ typed, isFocused, scans }, { text, submits, focus }) {
  const characters = typed.replaceAll('\r', '')
  const kept = longestCommon(characters, text)
  const enters = isFocused ? typed.length - characters.length : 0
  const moved = scans.length > 0 && focus !== (isFocused ? 'field' : 'none') ? 1 : 0
  return {
    leaked: text.length - kept,
    lost: isFocused ? characters.length - kept + Math.max(0, enters - submits) : 0,
    sent: Math.max(0, submits - enters) + moved,
  }
}

/** The length of the longest text that both have, in its order but not always side by side. */
function longestCommon(left, right) {
  let row = Array(right.length + 1).fill(0)
  for (const character of left) {
    const next = [0]
    for (let place = 0; place < right.length; place += 1) {
      next.push(character === right[place] ? row[place] + 1 : Math.max(next[place], row[place + 1]))
    }
    row = next
  }
  return row.at(-1)
}
