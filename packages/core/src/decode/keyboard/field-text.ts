import type { TextEvent } from '../../input/keystroke.ts'

const lineBreaks = new Set(['insertLineBreak', 'insertParagraph'])
const compositions = new Set(['insertCompositionText', 'insertFromComposition'])

/**
 * What of the text that goes into a field is news. Most of it is not: a key press has told it already, `input` repeats
 * `beforeinput`, and a composition repeats itself with every character.
 */
export class FieldText {
  /** What the last key press typed, which the field's events are about to repeat. */
  #told = ''
  /** What `beforeinput` announced, which `input` is about to repeat. */
  #announced: string | undefined
  /** What the composition holds so far. */
  #composed = ''

  /** A key was pressed that typed this; nothing, where it does not say what. */
  keyTyped(text: string): void {
    this.#told = text
    this.#announced = undefined
  }

  /** The new text in an event, a line break as `\r`; empty where it repeats. */
  newIn(event: TextEvent): string {
    const text = this.#textOf(event)
    if (event.type === 'input' && this.#announced === text) {
      this.#announced = undefined
      return ''
    }
    if (event.type === 'beforeinput') this.#announced = text
    const added = isComposing(event) ? this.#addedTo(text) : text
    if (event.type === 'compositionend') this.#composed = ''
    if (added !== this.#told) return added
    this.#told = ''
    return ''
  }

  #textOf({ inputType = '', data }: TextEvent): string {
    return lineBreaks.has(inputType) ? '\r' : (data ?? '')
  }

  #addedTo(composed: string): string {
    const isLonger = composed.startsWith(this.#composed)
    const added = isLonger ? composed.slice(this.#composed.length) : composed
    this.#composed = composed
    return added
  }
}

const isComposing = ({ type, inputType = '' }: TextEvent): boolean =>
  type.startsWith('composition') || compositions.has(inputType)

/** Text that was put there in one piece, and typed by nobody. */
export const isPasteLike = (inputType: string): boolean =>
  ['insertFromPaste', 'insertFromDrop', 'insertReplacementText'].includes(inputType)
