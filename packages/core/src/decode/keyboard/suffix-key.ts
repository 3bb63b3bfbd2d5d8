import type { KeyEvent } from '../../input/keystroke.ts'
import type { Burst } from './burst.ts'
import { fingerMsOf, hasReleases } from './head-keys.ts'
import { quietMs, type Pace } from './pace.ts'

/** Keys that type nothing, and that scanners can send before or after a code. */
const names = /^(?:F[0-9]{1,2}|Arrow(?:Up|Down|Left|Right)|Escape)$/

/** Whether an option `prefix` or `suffix` names a key instead of a text. */
export const isKeyName = (name: string): boolean => names.test(name)

/**
 * A key after a whole code that types nothing. It is the scanner's suffix if it comes at the scanner's pace and no
 * finger was on it; otherwise it is a person's, whatever it does. Its release decides.
 */
export class SuffixKey {
  #down: { readonly name: string; readonly at: number } | undefined
  /** A finger was on the key. */
  #isByHand = false

  get isDown(): boolean {
    return this.#down !== undefined
  }

  /** Whether a key press may be such a key. Keypad keys (`location`) are cursor keys with NumLock off. */
  takes(event: KeyEvent, at: number, burst: Burst | undefined, pace: Pace): boolean {
    const { key = '', code = key, location = 0, shiftKey, ctrlKey, altKey, metaKey } = event
    const isModified = [shiftKey, ctrlKey, altKey, metaKey].includes(true)
    if (!burst?.isComplete || this.#down || isModified || location !== 0) return false
    if (!names.test(key) || at - burst.lastAt > quietMs(burst.typing.gapsMs, pace)) return false
    this.#down = { name: code, at }
    return true
  }

  /** A key goes up. Returns whether it is this key and the scanner's. */
  release({ key = '', code = key }: KeyEvent, at: number, burst: Burst): boolean {
    if (this.#down?.name !== code) return false
    const isScanners = at - this.#down.at < fingerMsOf(burst.scanned)
    this.#down = undefined
    this.#isByHand = !isScanners
    return isScanners
  }

  /**
   * The burst is over: returns who pressed the key after it, if there was one. Where releases are reported, a key that
   * is still down is a person's.
   */
  takeOwner(burst: Burst): 'scanner' | 'hand' | undefined {
    const isDown = this.#down !== undefined
    const isByHand = this.#isByHand || (isDown && hasReleases(burst.scanned))
    this.#down = undefined
    this.#isByHand = false
    if (isByHand) return 'hand'
    return isDown ? 'scanner' : undefined
  }
}
