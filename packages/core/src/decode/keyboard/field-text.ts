import type { TextEvent } from '../../input/keystroke.ts'
import { foldDigits } from './fold-digits.ts'

/** What a key press says that it types. */
export interface Told {
  readonly text: string
  /** By the key's place, behind an input method that may make anything of it. */
  readonly isGuess: boolean
}

const lineBreak = '\r'
const lineBreaks = new Set(['insertLineBreak', 'insertParagraph'])
const compositions = new Set(['insertCompositionText', 'insertFromComposition'])

/**
 * What of the text that goes into a field is news. Most of it is not: a key press has told it already, `input` repeats
 * `beforeinput`, and a composition repeats itself with every character.
 */
export class FieldText {
  /** The last key press has told what it types: what comes next is its text, whatever a layout made of it. */
  #told: Told | undefined
  /** What `beforeinput` announced, which `input` is about to repeat. */
  #announced: string | undefined
  /** What the composition holds so far. */
  #composed = ''
  /** What an input method has put there at once, or in another's place. */
  #damage: string | undefined

  /** A key was pressed that says what it types; nothing, where it does not say. */
  keyTyped(told: Told | undefined): void {
    this.#told = told
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
    const told = this.#told
    // No character makes a line break: that is a key of its own, which was not told.
    if (!told || (added === lineBreak && told.text !== lineBreak)) return added
    if (told.isGuess && added !== '' && foldDigits(added) !== told.text) this.#damage = added
    // A composition repeats its text in several events, until the next key.
    if (!isComposing(event)) this.#told = undefined
    return ''
  }

  /** What an input method has put there since it was asked last that was not typed, if anything. */
  takeDamage(): string | undefined {
    const damage = this.#damage
    this.#damage = undefined
    return damage
  }

  #textOf({ inputType = '', data }: TextEvent): string {
    return lineBreaks.has(inputType) ? lineBreak : (data ?? '')
  }

  /** A key adds one character at a time. Whatever changes more, a candidate above all, is the input method's own work. */
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

/** Text that was put there in one piece, and typed by nobody. */
export const isPasteLike = (inputType: string): boolean =>
  ['insertFromPaste', 'insertFromDrop', 'insertReplacementText'].includes(inputType)
