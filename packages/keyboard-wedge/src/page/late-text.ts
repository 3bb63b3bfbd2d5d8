import type { Keystroke } from '@paycode/core/adapter'

/** So long after a scan an input method may still put its text into the field, in ms. */
const lateTextMs = 200
const inputMethodKeyCode = 229

/** Whether an input method takes a key for itself. */
export const isForInputMethod = ({ keyCode }: KeyboardEvent): boolean =>
  keyCode === inputMethodKeyCode

/** Text that an input method commits in its own time, behind the scan that it belongs to. */
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

  /** Reads an event that came at `now` ms: whether it has brought such text into the field, and no more is to come. */
  read({ type }: Keystroke, now: number): boolean {
    if (type === 'compositionstart') this.#isComposing = true
    if (type === 'compositionend') this.#isComposing = false
    const isText = type === 'input' || type === 'compositionend'
    return isText && !this.#isComposing && now < this.#until
  }
}
