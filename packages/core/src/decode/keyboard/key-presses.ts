import type { KeyEvent } from '../../input/keystroke.ts'
import type { TypedKey } from './typed-key.ts'

/** More keys than hands have fingers are down only where releases were lost: then the newest are kept. */
const mostDown = 16
/** No keyboard begins to repeat a key that is held sooner than this, in ms; a remote desktop flags equal neighbours at once. */
const leastRepeatDelayMs = 150

interface Press {
  readonly at: number
  /** The character that it typed, which learns of its release. */
  readonly typed: TypedKey
  /** A finger has been on it for so long that the keyboard repeats it. */
  readonly isHeld: boolean
  /** The character before it, of the same key, whose release has not come. */
  readonly before?: TypedKey
}

/** Which keys are down, and since when. */
export class KeyPresses {
  readonly #down = new Map<string, Press>()
  #last: TypedKey | undefined

  press(event: KeyEvent, typed: TypedKey): void {
    const name = nameOf(event)
    const { at } = typed
    const isHeld = this.isHeld(event, at)
    const before = this.#down.get(name)
    const isAgain =
      before !== undefined && before.typed === this.#last && before.typed.upAt === undefined
    if (isAgain) before.typed.isPressedAgain = true
    this.#last = typed
    this.#down.delete(name)
    const [oldest] = this.#down.keys()
    if (oldest !== undefined && this.#down.size >= mostDown) this.#down.delete(oldest)
    this.#down.set(name, { at, typed, isHeld, ...(isAgain && { before: before.typed }) })
  }

  /** Whether a finger holds the key, so that the keyboard repeats it: by the flag where the times agree. */
  isHeld(event: KeyEvent, at: number): boolean {
    if (!event.repeat) return false
    const before = this.#down.get(nameOf(event))
    return before === undefined || before.isHeld || at - before.at >= leastRepeatDelayMs
  }

  /** A key goes up. */
  release(event: KeyEvent, at: number): void {
    const name = nameOf(event)
    const press = this.#down.get(name)
    if (!press) return
    const { typed, before } = press
    // The second of two: then the first was that of the key before. A remote desktop swallows one.
    if (before) before.upAt = typed.upAt
    typed.upAt = Math.max(at, press.at)
    if (!before || before.upAt !== undefined) this.#down.delete(name)
  }

  /** Nothing is known of the keys any more. */
  forget(): void {
    this.#down.clear()
  }
}

const nameOf = ({ code, key, keyCode }: KeyEvent): string => code || key || String(keyCode)
