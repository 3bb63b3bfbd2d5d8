import type { KeyEvent } from '../../input/keystroke.ts'

const keypadDigit = /^Numpad([0-9])$/
/** Digits of a number that count; of more, as in Alt+00049, the last ones do. */
const maxDigits = 4
/** Longest time that a scanner takes for one number, in ms. */
const maxMs = 400

/**
 * Characters typed as Alt and their number on the keypad (Alt+0049 is 1), as some scanners do to be independent of the
 * layout. The digits are those on the keys, with NumLock on or off.
 */
export class AltCode {
  #digits: string | undefined
  #pressedAt = 0

  /** Takes a key press. Returns whether it belongs to a number: Alt itself, or a keypad key while Alt is held. */
  takes(event: KeyEvent): boolean {
    if (event.key === 'Alt') {
      this.#digits = ''
      this.#pressedAt = event.at
      return true
    }
    // Alt's release may have gone to another window: a later key without Alt ends the number.
    if (!event.altKey && event.at - this.#pressedAt >= maxMs) this.#digits = undefined
    const digit = keypadDigit.exec(event.code ?? '')?.[1]
    if (this.#digits === undefined || digit === undefined) return false
    this.#digits = (this.#digits + digit).slice(-maxDigits)
    return true
  }

  /** Alt is released. Returns the typed character, if its number is in ASCII. */
  release(): string | undefined {
    const number = Number(this.#digits ?? '')
    const typed = this.#digits !== undefined && this.#digits !== ''
    this.#digits = undefined
    return typed && number > 0 && number < 0x80 ? String.fromCharCode(number) : undefined
  }
}
