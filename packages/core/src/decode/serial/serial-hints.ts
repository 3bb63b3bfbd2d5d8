import { keyboardHints } from '../keyboard/keyboard-hints.ts'

/** What is wrong with a serial scanner whose scans keep failing, and what to do about it. In Chinese: `hintTexts`. */
export const serialHints: Readonly<Record<SerialHint, string>> = {
  noise:
    'The port delivers noise. Set the same baud rate, data bits and parity here as in the scanner.',
  'no-suffix': keyboardHints['no-suffix'],
}

export type SerialHint = 'noise' | 'no-suffix'
