import { keyboardHints } from '../keyboard/keyboard-hints.ts'

/** What can be wrong with a serial scanner. */
export type SerialHint =
  | 'noise'
  | 'wrong-suffix'
  | 'suffix-missing'
  | 'no-suffix'
  | 'wrong-check-byte'
  | 'constant-prefix'
  | 'constant-suffix'

/** The words for each hint, and what to do about it. In Chinese: `hintTexts`. */
export const serialHints: Readonly<Record<SerialHint, string>> = {
  noise:
    'The port delivers noise. Set the same baud rate, data bits and parity here as in the scanner.',
  'wrong-suffix': keyboardHints['wrong-suffix'],
  'suffix-missing': keyboardHints['suffix-missing'],
  'no-suffix': keyboardHints['no-suffix'],
  'wrong-check-byte':
    'The byte behind ETX is not the check byte (LRC) of the scan. Set the same data bits and parity here as in the scanner, or switch the check byte off in the scanner.',
  'constant-prefix': keyboardHints['constant-prefix'],
  'constant-suffix': keyboardHints['constant-suffix'],
}
