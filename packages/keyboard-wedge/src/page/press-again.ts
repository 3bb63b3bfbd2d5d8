/**
 * Dispatches a key event once more, and the `keypress` of one that types a text; `false` where somebody has prevented the
 * default.
 */
export function again(event: KeyboardEvent, target: Element, text = ''): boolean {
  // An event has all that the making of another takes.
  if (!target.dispatchEvent(new KeyboardEvent(event.type, event))) return false
  const charCode = text.codePointAt(0)
  if (charCode === undefined) return true
  const { key, code, location, repeat, shiftKey, view } = event
  const init: KeyboardEventInit = {
    ...{ key, code, location, repeat, shiftKey, view, charCode, keyCode: charCode },
    ...{ bubbles: true, cancelable: true, composed: true },
  }
  return target.dispatchEvent(new KeyboardEvent('keypress', init))
}
