import type { KeyEvent } from '../../input/keystroke.ts'

const keypadDigit = /^Numpad([0-9])$/
const mostDigits = 4

/**
 * Characters typed as Alt and their number on the keypad (Alt+0049 is 1): how some scanners type whatever the layout.
 * The digits are the keys' own, with NumLock on or off.
 */
export class AltCode {
  #digits: string | undefined

  /** Whether Alt is held, so that a keypad key is part of a number. */
  takes(event: KeyEvent): boolean {
    if (event.key === 'Alt') {
      this.#digits = ''
      return true
    }
    const digit = keypadDigit.exec(event.code ?? '')?.[1]
    if (this.#digits === undefined || digit === undefined) return false
    this.#digits = (this.#digits + digit).slice(0, mostDigits)
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
