import type { KeyInput, SentKey } from './web-contents.ts'

const keypadDigit = /^Numpad([0-9])$/
const letter = /^[A-Za-z]$/
// What Electron's KeyboardCodeFromCharCode knows: for anything else the page's keydown would have no key.
const known = /^[ -~]$/

/** Whether the page cannot tell the key that is sent again from the one that was pressed. */
export const isExact = ({ key }: KeyInput): boolean => known.test(key)

/** A key press that types one character, as what `sendInputEvent` needs to type it again. */
export function resend({ key, code, shift }: KeyInput): SentKey[] {
  // The text is the character as it is: a name (`num1`) would be typed out.
  const text: SentKey = { type: 'char', keyCode: key }
  const onKeypad = keypadDigit.exec(code)?.[1] === key
  const pressed: Omit<SentKey, 'type'> = {
    keyCode: onKeypad ? `num${key}` : key,
    // Electron makes of a character the key of a US keyboard, with Shift where that needs it. Shift of another layout
    // (the digits of AZERTY) would make it the other character of that key.
    modifiers: shift && letter.test(key) ? ['shift'] : [],
  }
  return [{ type: 'keyDown', ...pressed }, text, { type: 'keyUp', ...pressed }]
}
