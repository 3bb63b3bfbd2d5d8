/**
 * Dispatches a copy of a key event, and `keypress` too if the key types a text. Returns `false` if a listener prevented the
 * default.
 */
export function again(event: KeyboardEvent, target: Element, text = ''): boolean {
  // An event has every property that the constructor reads.
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
