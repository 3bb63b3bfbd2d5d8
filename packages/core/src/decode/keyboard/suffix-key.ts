import type { KeyEvent } from '../../input/keystroke.ts'
import type { Burst } from './burst.ts'
import { fingerMsOf, tellsReleases } from './head-keys.ts'
import { quietMs, type Pace } from './pace.ts'

/** Keys that type nothing, and that a scanner may be set to send behind a code, or in front. */
const names = /^(?:F[0-9]{1,2}|Arrow(?:Up|Down|Left|Right)|Escape)$/

/** Whether an option `prefix` or `suffix` names a key, and no text. */
export const isKeyName = (name: string): boolean => names.test(name)

/**
 * A key behind a whole code that types nothing: the scanner's suffix if it comes at its pace and no finger was on it, else a
 * person's, whatever it does. Which of the two its release tells.
 */
export class SuffixKey {
  #down: { readonly name: string; readonly at: number } | undefined
  /** A finger was on it. */
  #isByHand = false

  get isDown(): boolean {
    return this.#down !== undefined
  }

  /** Whether a key press may be one. Keypad keys (`location`) move the cursor, which is a NumLock that is off. */
  takes(event: KeyEvent, at: number, burst: Burst | undefined, pace: Pace): boolean {
    const { key = '', code = key, location = 0, shiftKey, ctrlKey, altKey, metaKey } = event
    const isModified = [shiftKey, ctrlKey, altKey, metaKey].includes(true)
    if (!burst?.isComplete || this.#down || isModified || location !== 0) return false
    if (!names.test(key) || at - burst.lastAt > quietMs(burst.typing.gapsMs, pace)) return false
    this.#down = { name: code, at }
    return true
  }

  /** A key goes up: whether it is the one, and the scanner's. */
  release({ key = '', code = key }: KeyEvent, at: number, burst: Burst): boolean {
    if (this.#down?.name !== code) return false
    const isScanners = at - this.#down.at < fingerMsOf(burst.scanned)
    this.#down = undefined
    this.#isByHand = !isScanners
    return isScanners
  }

  /** The burst is over: whose the key behind it was, if there was one. If the source reports releases, a key that is still down is a person's. */
  takeOwner(burst: Burst): 'scanner' | 'hand' | undefined {
    const isDown = this.#down !== undefined
    const isByHand = this.#isByHand || (isDown && tellsReleases(burst.scanned))
    this.#down = undefined
    this.#isByHand = false
    if (isByHand) return 'hand'
    return isDown ? 'scanner' : undefined
  }
}
