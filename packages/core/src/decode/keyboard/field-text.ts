import type { TextEvent } from '../../input/keystroke.ts'
import { foldDigits } from './fold-digits.ts'

/** The text that a key press reports. */
export interface KeyText {
  readonly text: string
  /** Derived from the key's place, behind an input method that may type anything instead. */
  readonly isGuess: boolean
}

const lineBreak = '\r'
const lineBreaks = new Set(['insertLineBreak', 'insertParagraph'])
const compositions = new Set(['insertCompositionText', 'insertFromComposition'])

/**
 * Finds the new text in the events of a field. Most of it is not new: a key press has already reported it, `input`
 * repeats `beforeinput`, and a composition repeats itself with every character.
 */
export class FieldText {
  /** The text of the last key press: the next text event is that key's, whatever a layout made of it. */
  #keyText: KeyText | undefined
  /** The text of `beforeinput`, which `input` is about to repeat. */
  #announced: string | undefined
  /** The text of the composition so far. */
  #composed = ''
  /** Text that an input method has inserted at once, or instead of the typed text. */
  #damage: string | undefined

  /** A key was pressed; `keyText` is its text, if it reports one. */
  keyTyped(keyText: KeyText | undefined): void {
    this.#keyText = keyText
    this.#announced = undefined
  }

  /** The new text of an event, a line break as `\r`; empty where the event repeats known text. */
  newIn(event: TextEvent): string {
    const text = this.#textOf(event)
    if (event.type === 'input' && this.#announced === text) {
      this.#announced = undefined
      return ''
    }
    if (event.type === 'beforeinput') this.#announced = text
    const added = isComposing(event) ? this.#addedTo(text) : text
    if (event.type === 'compositionend') this.#composed = ''
    const keyText = this.#keyText
    // No character makes a line break, so this is another key, which was not reported.
    if (!keyText || (added === lineBreak && keyText.text !== lineBreak)) return added
    if (keyText.isGuess && added !== '' && foldDigits(added) !== keyText.text) this.#damage = added
    // A composition repeats its text in several events, until the next key.
    if (!isComposing(event)) this.#keyText = undefined
    return ''
  }

  /** Returns the text that an input method has inserted without a key since the last call, if any. */
  takeDamage(): string | undefined {
    const damage = this.#damage
    this.#damage = undefined
    return damage
  }

  #textOf({ inputType = '', data }: TextEvent): string {
    return lineBreaks.has(inputType) ? lineBreak : (data ?? '')
  }

  /** A key adds one character at a time. Larger changes, such as a chosen candidate, come from the input method. */
  #addedTo(composed: string): string {
    const isLonger = composed.startsWith(this.#composed)
    const added = isLonger ? composed.slice(this.#composed.length) : composed
    this.#composed = composed
    if (Array.from(added).length <= 1) return added
    this.#damage = composed
    return ''
  }
}

const isComposing = ({ type, inputType = '' }: TextEvent): boolean =>
  type.startsWith('composition') || compositions.has(inputType)

/** Whether text was inserted as a whole, without typing. */
export const isPasteLike = (inputType: string): boolean =>
  ['insertFromPaste', 'insertFromDrop', 'insertReplacementText'].includes(inputType)
