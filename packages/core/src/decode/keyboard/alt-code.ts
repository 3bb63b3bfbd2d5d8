import type { KeyEvent } from '../../input/keystroke.ts'

const keypadDigit = /^Numpad([0-9])$/
/** Of more, as in Alt+00049, the last ones count. */
const mostDigits = 4
/** A number of a few digits takes a scanner no longer than this, in ms. */
const longestMs = 400

/**
 * Characters typed as Alt and their number on the keypad (Alt+0049 is 1): how some scanners type whatever the layout.
 * The digits are the keys' own, with NumLock on or off.
 */
export class AltCode {
  #digits: string | undefined
  #pressedAt = 0

  /** Whether Alt is held, so that a keypad key is part of a number. */
  takes(event: KeyEvent): boolean {
    if (event.key === 'Alt') {
      this.#digits = ''
      this.#pressedAt = event.at
      return true
    }
    // Its release may have gone to another window: what is pressed without it, much later, is no part of a number.
    if (!event.altKey && event.at - this.#pressedAt >= longestMs) this.#digits = undefined
    const digit = keypadDigit.exec(event.code ?? '')?.[1]
    if (this.#digits === undefined || digit === undefined) return false
    this.#digits = (this.#digits + digit).slice(-mostDigits)
    return true
  }

  /** Alt is released: the character whose number was typed, if it was one of ASCII. */
  release(): string | undefined {
    const number = Number(this.#digits ?? '')
    const typed = this.#digits !== undefined && this.#digits !== ''
    this.#digits = undefined
    return typed && number > 0 && number < 0x80 ? String.fromCharCode(number) : undefined
  }
}
