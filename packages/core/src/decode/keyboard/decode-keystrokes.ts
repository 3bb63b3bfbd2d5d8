import { checkOptionNames } from '@paycode/parameters'
import type { OperatorFunction } from 'rxjs'
import type { Keystroke } from '../../input/keystroke.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'
import { decodeWith } from '../decode-with.ts'
import { KeystrokeDecoder } from './keystroke-decoder.ts'
import { paceOf } from './profiles.ts'
import { keystrokeDefaults, type KeystrokeOptions } from './keystroke-options.ts'

export type { KeystrokeOptions }

/**
 * Turns keystrokes into scans: 18 digits and a terminator, whatever the scanner's pace, prefix and suffix. A terminator
 * (Enter, Tab, line feed) decides at once. A complete code without one waits for a short quiet time (the first one 400
 * ms), in which one more key voids it, because the head of a longer number must never pass for a code. Nothing is
 * trimmed, padded or guessed; only the few keys that a person typed just before a payment code are left out. A status
 * names the fault where scans keep failing in a known way. When the source completes, an unfinished burst is
 * `incomplete`.
 * @throws {TypeError} when an option is unknown.
 */
export function decodeKeystrokes(
  options: KeystrokeOptions = {},
): OperatorFunction<Keystroke, DeviceReport> {
  checkOptionNames<KeystrokeOptions>('decodeKeystrokes', options, keystrokeDefaults)
  if (options.profile !== undefined) paceOf(options.profile)
  return decodeWith((emit) => {
    const decoder = new KeystrokeDecoder(options, { emit })
    return {
      read: (keystroke: Keystroke) => decoder.read(keystroke),
      end: () => decoder.interrupt(),
      stop: () => decoder.stop(),
    }
  })
}
