import type { Keystroke } from '@paycode/core/adapter'

/** How long after a scan an input method may still put text into the field, in ms. */
const lateTextMs = 200
/** The `keyCode` of a key that an input method handles (UI Events, "keyCode"). */
const inputMethodKeyCode = 229

/** Whether an input method handles a key. */
export const isForInputMethod = ({ keyCode }: KeyboardEvent): boolean =>
  keyCode === inputMethodKeyCode

/** Text of a scan that an input method commits later, after the scan has ended. */
export class LateText {
  #isInUse = false
  #isComposing = false
  #until = Number.NEGATIVE_INFINITY

  /** A burst begins. */
  begin(): void {
    this.#isInUse = this.#isComposing
  }

  press(event: KeyboardEvent): void {
    if (isForInputMethod(event)) this.#isInUse = true
    else this.#until = Number.NEGATIVE_INFINITY
  }

  /** A scan has ended, at `now` ms. */
  scanned(now: number): void {
    if (this.#isInUse) this.#until = now + lateTextMs
  }

  /** Reads an event at `now` ms. Returns whether it put such text into the field, with no composition still open. */
  read({ type }: Keystroke, now: number): boolean {
    if (type === 'compositionstart') this.#isComposing = true
    if (type === 'compositionend') this.#isComposing = false
    const isText = type === 'input' || type === 'compositionend'
    return isText && !this.#isComposing && now < this.#until
  }
}
