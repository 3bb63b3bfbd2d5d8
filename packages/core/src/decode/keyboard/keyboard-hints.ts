/** What is wrong with a keyboard scanner whose scans keep failing, and what a cashier can do about it. In Chinese: `hintTexts`. */
export const keyboardHints = {
  'num-lock-off': 'NumLock is off: the scanner types on the keypad. Turn NumLock on.',
  'wide-digits': 'The input method types wide digits. Switch the keyboard to English.',
  'input-method':
    'The input method swallows what the scanner types. Switch the keyboard to English.',
  'wrong-layout':
    "The scanner types for another keyboard layout. Set the scanner's keyboard country to that of this computer.",
  'no-suffix': 'The scanner sends nothing after a code. Set it to send Enter (CR) as suffix.',
  'too-slow':
    "The scanner types too slowly or with pauses. Set its delay between characters to 0, or use the profile 'bluetooth'.",
} as const

export type KeyboardHint = keyof typeof keyboardHints
