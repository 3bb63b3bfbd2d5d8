const modifierBits = { altKey: 1, ctrlKey: 2, metaKey: 4, shiftKey: 8 }

/** A trace's key event as Input.dispatchKeyEvent takes it. The browser stamps it when it gets it. */
export function keyParameters(event) {
  const { type, key, code, keyCode, location = 0, repeat = false } = event
  const modifiers = Object.entries(modifierBits)
    .filter(([name]) => event[name])
    .reduce((bits, [, bit]) => bits | bit, 0)
  const common = {
    ...{ key, code, windowsVirtualKeyCode: keyCode, modifiers },
    // 3 is the keypad (KeyboardEvent.DOM_KEY_LOCATION_NUMPAD).
    ...{ location: location === 3 ? 0 : location, isKeypad: location === 3 },
  }
  if (type === 'keyup') return { type: 'keyUp', ...common }
  const text = textOf(event)
  const press = text === undefined ? { type: 'rawKeyDown' } : { type: 'keyDown', text }
  return { ...press, ...common, autoRepeat: repeat }
}

/** What the key writes into a field, if it does. */
function textOf({ key, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey) return undefined
  if (key === 'Enter') return '\r'
  return key.length === 1 ? key : undefined
}
