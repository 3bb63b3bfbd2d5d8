import type { KeyEvent } from '../../input/keystroke.ts'

/** More keys than hands have fingers are down only where releases were lost. */
const mostDown = 16

/** How a key was held. */
export interface Hold {
  /** When it was pressed, ms on the monotonic clock. */
  readonly pressedAt: number
  /** From press to release, in ms. */
  readonly dwellMs: number
  /** Another key went down before this one came up, as under a hand that slides over the keys. */
  readonly overlaps: boolean
}

/** Which keys are down, and since when. Overlap is told by releases only: some sources tell none. */
export class KeyPresses {
  readonly #down = new Map<string, { at: number; place: number }>()
  #presses = 0

  press(event: KeyEvent, at: number): void {
    const name = nameOf(event)
    this.#presses += 1
    this.#down.delete(name)
    if (this.#down.size < mostDown) this.#down.set(name, { at, place: this.#presses })
  }

  /** A key goes up: how it was held, if its press was seen. */
  release(event: KeyEvent, at: number): Hold | undefined {
    const name = nameOf(event)
    const down = this.#down.get(name)
    if (!down) return undefined
    this.#down.delete(name)
    const overlaps = down.place < this.#presses
    return { pressedAt: down.at, dwellMs: Math.max(0, at - down.at), overlaps }
  }

  /** Nothing is known of the keys any more. */
  forget(): void {
    this.#down.clear()
  }
}

const nameOf = ({ code, key, keyCode }: KeyEvent): string => code || key || String(keyCode)
