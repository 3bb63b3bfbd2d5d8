import type { InputReason } from '../../scan/rejection.ts'
import type { KeyboardHint } from './keyboard-hints.ts'
import type { Typing } from './typed-key.ts'
import type { Oddity } from './stroke.ts'

/** What ended a burst of keys: a terminator such as Enter, a pause, or an interruption (blur, unplug). */
export type Ending = 'terminator' | 'silence' | 'interruption'

/** The verdict on a burst of keys that has ended. */
export interface BurstEnd {
  /** Who typed it, as far as the keys show. */
  readonly by: 'scanner' | 'hand'
  readonly how: Ending
  /** Why it is not a scan; absent for scans and for ordinary typing. */
  readonly reason: InputReason | undefined
  /** A fault of the scanner or the keyboard that this burst alone shows. */
  readonly finding: KeyboardHint | undefined
  /** Number of keys at its start that a person typed just before the scanner began. */
  readonly headKeys: number
  /** A key after the code that types nothing, such as F9, came from a person: it belongs to the page. */
  readonly isLastKeyByHand: boolean
  readonly oddities: ReadonlySet<Oddity>
  readonly typing: Typing
  /** Time after its last key in which one more key may belong to the same scanner, in ms. */
  readonly quietMs: number
}
