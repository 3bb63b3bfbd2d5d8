import type { KeyInput, SentKey } from './web-contents.ts'

const keypadDigit = /^Numpad([0-9])$/
const letter = /^[A-Za-z]$/
// The characters that Electron's KeyboardCodeFromCharCode knows. For any other, the page's `keydown` would have no key.
const known = /^[ -~]$/

/** Whether the page sees the same events for the key that is sent again as for the one that was pressed. */
export const isExact = ({ key }: KeyInput): boolean => known.test(key)

/** The events for `sendInputEvent` that type again a key press of one character. */
export function resend({ key, code, shift }: KeyInput): SentKey[] {
  // The text is the bare character: a name (`num1`) would be typed out.
  const text: SentKey = { type: 'char', keyCode: key }
  const onKeypad = keypadDigit.exec(code)?.[1] === key
  const pressed: Omit<SentKey, 'type'> = {
    keyCode: onKeypad ? `num${key}` : key,
    // Electron maps a character to the key of a US keyboard, and adds Shift where that layout needs it. The Shift of another
    // layout (AZERTY's digits) would turn it into the other character of that key.
    modifiers: shift && letter.test(key) ? ['shift'] : [],
  }
  return [{ type: 'keyDown', ...pressed }, text, { type: 'keyUp', ...pressed }]
}
