import type { EveryLanguage } from '../../words.ts'
import { keyboardHints } from '../keyboard/keyboard-hints.ts'

export type SerialHint =
  | 'noise'
  | 'wrong-suffix'
  | 'suffix-missing'
  | 'no-suffix'
  | 'wrong-check-byte'
  | 'constant-prefix'
  | 'constant-suffix'

/** Faults of serial scanners, and what a cashier can do about each. */
export const serialHints: Readonly<Record<SerialHint, EveryLanguage>> = {
  noise: {
    en: {
      what: 'The port delivers noise.',
      cure: 'Set the same baud rate, data bits and parity here as in the scanner.',
    },
    zh: {
      what: '串口收到的是乱码。',
      cure: '请将波特率、数据位和校验位设置为与扫码枪一致。',
    },
  },
  'wrong-suffix': keyboardHints['wrong-suffix'],
  'suffix-missing': keyboardHints['suffix-missing'],
  'no-suffix': keyboardHints['no-suffix'],
  'wrong-check-byte': {
    en: {
      what: 'The byte behind ETX is not the check byte (LRC) of the scan.',
      cure: 'Set the same data bits and parity here as in the scanner, or switch the check byte off in the scanner.',
    },
    zh: {
      what: 'ETX 后面的字节不是该条码的校验字节（LRC）。',
      cure: '请将数据位和校验位设置为与扫码枪一致，或在扫码枪中关闭校验字节。',
    },
  },
  'constant-prefix': keyboardHints['constant-prefix'],
  'constant-suffix': keyboardHints['constant-suffix'],
}
