import type { KeyEvent } from '../../input/keystroke.ts'
import { etx, stx } from '../unframe.ts'
import { groupSeparator } from './gs1.ts'
import type { Told } from './field-text.ts'
import { foldDigits } from './fold-digits.ts'

/** A state of the keyboard that changes digits, although they can still be told. */
export type Oddity =
  /** The keypad moves the cursor. */
  | 'num-lock-off'
  /** An input method makes digits of another script, such as full-width ones. */
  | 'wide-digits'

/** A key that makes shortcuts of the others while it is down. */
export type Modifier = 'Control' | 'Alt' | 'Meta'

/** What is wrong where such a key is down with every key of a scan. */
export const stuckHints = {
  Control: 'ctrl-stuck',
  Alt: 'alt-stuck',
  Meta: 'meta-stuck',
} as const

/** What a key press means for a scan. */
export type Stroke =
  | {
      readonly kind: 'character'
      readonly text: string
      /** The digit of the physical key, where it is a digit's. */
      readonly digit?: string | undefined
      /** The key typed the digit itself: it is not read by its place. */
      readonly isTypedDigit?: boolean
      /** What is wrong with the keyboard that it came like this. */
      readonly oddity?: Oddity | undefined
    }
  /** Enter, Tab or line feed: the scan is over. */
  | { readonly kind: 'terminator' }
  /** A shortcut, of which only a modifier makes no text, or a key that types nothing: never part of a scan. */
  | { readonly kind: 'control'; readonly modifier?: Modifier; readonly text?: string }
  /** A key that an input method or Android keeps to itself: what it typed comes as text, if at all. */
  | { readonly kind: 'unknown' }
  /** Shift, a lock, a key without a meaning: says nothing. */
  | { readonly kind: 'nothing' }

const terminators = new Set(['Enter', 'Tab'])
const silent = new Set([
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ScrollLock'],
  ...['Dead', 'Compose'],
])
// `keyCode` 229 is what browsers give for a key that went to an input method (UI Events).
const unknown = new Set(['Unidentified', 'Process'])
const inputMethodKeyCode = 229
// Ctrl+letter that stands for a control character: J is line feed (some scanners' suffix), B and C are STX and
// ETX, which frame a scan at its edges, and ] is the separator of GS1's fields.
const controlCharacters: ReadonlyMap<string, Stroke> = new Map([
  ['j', { kind: 'terminator' }],
  ['m', { kind: 'terminator' }],
  ['b', { kind: 'character', text: stx }],
  ['c', { kind: 'character', text: etx }],
  [']', { kind: 'character', text: groupSeparator }],
])
// Digits by the physical key, for layouts whose digit row types something else (AZERTY, Persian).
const digitKey = /^(?:Digit|Numpad)([0-9])$/
const isDigit = /^[0-9]$/
// A printable character, not a key's name; a name has at least two letters.
const oneCharacter = /^.$/su

/** Reads one key press. Releases, and presses that a script made, are judged by the caller. */
export function strokeOf(event: KeyEvent): Stroke {
  const { key = '', code = '' } = event
  const modifier = modifierOf(event)
  const controlled = modifier === 'Control' && controlCharacters.get(key.toLowerCase())
  if (controlled) return controlled
  const digit = digitKey.exec(code)?.[1]
  if (modifier) return silent.has(key) ? nothing : withModifier(modifier, digit ?? key)
  const isUnknown = isBehindInputMethod(event)
  // Behind an input method the key's own name is hidden, its place is not.
  const name = isUnknown ? code : key
  if (terminators.has(name) || code === 'NumpadEnter') return { kind: 'terminator' }
  if (isDigit.test(key)) {
    return { kind: 'character', text: key, digit: key, isTypedDigit: true }
  }
  // Unshifted, `&` is the 1 of AZERTY, shifted the 7 of a US layout, or the ampersand: that only the whole burst can tell.
  if (oneCharacter.test(key) && !isUnknown) {
    const stroke = strokeOfText(key)
    return stroke.kind === 'character' && digit !== undefined ? { ...stroke, digit } : stroke
  }
  if (digit !== undefined) {
    const isNamed = key !== '' && !isUnknown && !oneCharacter.test(key)
    const isMoving = isNamed && code.startsWith('Numpad')
    return { kind: 'character', text: digit, digit, ...(isMoving && { oddity: 'num-lock-off' }) }
  }
  if (isUnknown) return { kind: 'unknown' }
  return key === '' || silent.has(key) ? nothing : control
}

/** Whether a digit is on the key, by its place: the name changes with Shift. */
export const isDigitKey = ({ code = '' }: KeyEvent): boolean => digitKey.test(code)

/** Ctrl and Alt together are AltGr, which types. */
function modifierOf({ ctrlKey, altKey, metaKey }: KeyEvent): Modifier | undefined {
  if (metaKey) return 'Meta'
  if (ctrlKey === altKey) return undefined
  return ctrlKey ? 'Control' : altKey ? 'Alt' : undefined
}

const withModifier = (modifier: Modifier, text: string): Stroke =>
  oneCharacter.test(text) ? { kind: 'control', modifier, text } : control

const isBehindInputMethod = ({ key = '', keyCode }: KeyEvent): boolean =>
  unknown.has(key) || keyCode === inputMethodKeyCode

const control: Stroke = { kind: 'control' }
const nothing: Stroke = { kind: 'nothing' }

/** What a key press has told, so that the field's own events need not be heard. */
export function toldBy(stroke: Stroke, event: KeyEvent): Told | undefined {
  const isGuess = isBehindInputMethod(event)
  if (stroke.kind === 'character') return { text: stroke.text, isGuess }
  return stroke.kind === 'terminator' ? { text: '\r', isGuess } : undefined
}

/** Text that came without a key, as the key that would have typed it. */
export function strokeOfText(text: string): Stroke {
  if (/[\r\n\t]/.test(text)) return { kind: 'terminator' }
  const folded = foldDigits(text)
  const isWide = folded !== text
  const digit = /^[0-9]$/.exec(folded)?.[0]
  return { kind: 'character', text: folded, digit, ...(isWide && { oddity: 'wide-digits' }) }
}
