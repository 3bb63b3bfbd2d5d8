import type { KeyEvent } from '../../input/keystroke.ts'
import type { TypedKey } from './typed-key.ts'

/** Keys down at a time. More than fingers can hold are down only where releases were lost; then the newest are kept. */
const maxDown = 16
/**
 * Shortest time before a keyboard repeats a held key, in ms. A remote desktop sets the repeat flag on equal neighbours
 * at once.
 */
const minRepeatDelayMs = 150

interface Press {
  readonly name: string
  readonly at: number
  /** The character that it typed, which receives the time of the release. */
  readonly typed: TypedKey | undefined
  /** A finger holds it for long enough that the keyboard repeats it. */
  readonly isHeld: boolean
}

/** The keys that are down, and since when. */
export class KeyPresses {
  /**
   * In the order of their presses. A key is in it twice where two keyboards press it, or where a remote desktop drops a
   * release.
   */
  readonly #down: Press[] = []
  #last: TypedKey | undefined

  /** @param typed the typed character; `undefined` where the key types nothing or does not say what. */
  press(event: KeyEvent, at: number, typed?: TypedKey): void {
    const isHeld = this.isHeld(event, at)
    const before = this.#latest(event)?.typed
    if (typed && before && before === this.#last) before.isPressedAgain = true
    this.#last = typed
    this.#down.push({ name: nameOf(event), at, typed, isHeld })
    if (this.#down.length > maxDown) this.#down.shift()
  }

  /** Whether a finger holds the key so that the keyboard repeats it: by the repeat flag, where the times agree. */
  isHeld(event: KeyEvent, at: number): boolean {
    if (!event.repeat) return false
    const before = this.#latest(event)
    return before === undefined || before.isHeld || at - before.at >= minRepeatDelayMs
  }

  /**
   * A key goes up, which ends its latest press. The release of an earlier press was dropped, or will come from another
   * keyboard. Returns `false` where its press was not seen.
   */
  release(event: KeyEvent, at: number): boolean {
    const press = this.#latest(event)
    if (!press) return false
    if (press.typed) press.typed.upAt = Math.max(at, press.at)
    this.#down.splice(this.#down.indexOf(press), 1)
    return true
  }

  /** Forgets all keys, because their state is unknown. */
  forget(): void {
    this.#down.length = 0
  }

  #latest(event: KeyEvent): Press | undefined {
    const name = nameOf(event)
    return this.#down.findLast((press) => press.name === name)
  }
}

const nameOf = ({ code, key, keyCode }: KeyEvent): string => code || key || String(keyCode)
