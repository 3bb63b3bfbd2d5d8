import type { InputReason } from '../../scan/rejection.ts'
import type { KeyboardHint } from './keyboard-hints.ts'
import type { Typing } from './typed-key.ts'
import type { Oddity } from './stroke.ts'

/** What ended a burst of keys: Enter and its like, a rest, or the keyboard's going away. */
export type Ending = 'terminator' | 'silence' | 'interruption'

/** What a burst of keys turned out to be. */
export interface BurstEnd {
  /** Who typed it, as far as can be told. */
  readonly by: 'scanner' | 'hand'
  readonly how: Ending
  /** Why it is no scan; absent where it is one, and for ordinary typing. */
  readonly reason: InputReason | undefined
  /** What is wrong with the scanner or the keyboard, where this burst alone shows it. */
  readonly finding: KeyboardHint | undefined
  /** How many keys at its start a person typed just before the scanner began. */
  readonly headKeys: number
  /** A key behind the code that types nothing, such as F9, was a person's: it is the page's. */
  readonly isLastKeyByHand: boolean
  readonly oddities: ReadonlySet<Oddity>
  readonly typing: Typing
  /** For so long after its last key, in ms, one more key may be of the same scanner. */
  readonly quietMs: number
}
