import type { KeyEvent } from '../../input/keystroke.ts'
import type { TypedKey } from './typed-key.ts'

/** More keys than hands have fingers are down only where releases were lost: then the newest are kept. */
const mostDown = 16
/** No keyboard begins to repeat a key that is held sooner than this, in ms; a remote desktop flags equal neighbours at once. */
const leastRepeatDelayMs = 150

interface Press {
  readonly name: string
  readonly at: number
  /** The character that it typed, which learns of its release. */
  readonly typed: TypedKey | undefined
  /** A finger has been on it for so long that the keyboard repeats it. */
  readonly isHeld: boolean
}

/** Which keys are down, and since when. */
export class KeyPresses {
  /** In the order of their presses. One key is in it twice where two keyboards press it, or where a remote desktop swallows a release. */
  readonly #down: Press[] = []
  #last: TypedKey | undefined

  /** @param typed `undefined`: a key that types nothing, or nothing that it tells. */
  press(event: KeyEvent, at: number, typed?: TypedKey): void {
    const isHeld = this.isHeld(event, at)
    const before = this.#latest(event)?.typed
    if (typed && before && before === this.#last) before.isPressedAgain = true
    this.#last = typed
    this.#down.push({ name: nameOf(event), at, typed, isHeld })
    if (this.#down.length > mostDown) this.#down.shift()
  }

  /** Whether a finger holds the key, so that the keyboard repeats it: by the flag where the times agree. */
  isHeld(event: KeyEvent, at: number): boolean {
    if (!event.repeat) return false
    const before = this.#latest(event)
    return before === undefined || before.isHeld || at - before.at >= leastRepeatDelayMs
  }

  /**
   * A key goes up: that of its latest press. The release of the one before was swallowed, or is still to come from another keyboard.
   * `false`: nobody has seen it go down.
   */
  release(event: KeyEvent, at: number): boolean {
    const press = this.#latest(event)
    if (!press) return false
    if (press.typed) press.typed.upAt = Math.max(at, press.at)
    this.#down.splice(this.#down.indexOf(press), 1)
    return true
  }

  /** Nothing is known of the keys any more. */
  forget(): void {
    this.#down.length = 0
  }

  #latest(event: KeyEvent): Press | undefined {
    const name = nameOf(event)
    return this.#down.findLast((press) => press.name === name)
  }
}

const nameOf = ({ code, key, keyCode }: KeyEvent): string => code || key || String(keyCode)
