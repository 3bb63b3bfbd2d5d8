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
  'constant-prefix':
    "The scanner sends the same text in front of every code. Set the option prefix to that text, such as prefix: 'j', or switch the prefix off in the scanner.",
  'constant-suffix':
    "The scanner sends the same text behind every code. Set the option suffix to that text, such as suffix: '#', or switch the suffix off in the scanner.",
  'wrong-suffix':
    'The scanner ends its scans with an unusual key or byte. Set its suffix to Enter (CR).',
  'suffix-missing':
    'A code came without the Enter (CR) that this scanner usually sends behind it. Scan again. If it stays so, set the scanner to send Enter (CR) as suffix.',
  'ctrl-stuck':
    'The Ctrl key is down. Press it once and let go, and look whether something lies on the keyboard.',
  'alt-stuck':
    'The Alt key is down. Press it once and let go, and look whether something lies on the keyboard.',
  'meta-stuck':
    'The Windows or Command key is down. Press it once and let go, and look whether something lies on the keyboard.',
} as const

export type KeyboardHint = keyof typeof keyboardHints
