import type { KeyEvent } from '../../input/keystroke.ts'
import { etx, stx } from '../unframe.ts'
import { groupSeparator } from './gs1.ts'
import type { KeyText } from './field-text.ts'
import { foldDigits } from './fold-digits.ts'

/** A state of the keyboard that changes digits, which are still recognisable. */
export type Oddity =
  /** The keypad moves the cursor. */
  | 'num-lock-off'
  /** An input method turns digits into those of another script, such as full-width ones. */
  | 'wide-digits'

/** A key that turns others into shortcuts while it is down. */
export type Modifier = 'Control' | 'Alt' | 'Meta'

/** The hint where such a key is down with every key of a scan. */
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
      /** The digit on the physical key, if there is one. */
      readonly digit?: string | undefined
      /** The key typed the digit itself, so it is not read by its place. */
      readonly isTypedDigit?: boolean
      /** The keyboard's state that caused this form. */
      readonly oddity?: Oddity | undefined
    }
  /** Enter, Tab or line feed: ends the scan. */
  | { readonly kind: 'terminator' }
  /** A shortcut (`text`: what its key types without `modifier`), or a key that types nothing: never part of a scan. */
  | { readonly kind: 'control'; readonly modifier?: Modifier; readonly text?: string }
  /** A key whose text an input method or Android withholds: the text comes later, if at all. */
  | { readonly kind: 'unknown' }
  /** Shift, a lock, or a key without a meaning: ignored. */
  | { readonly kind: 'nothing' }

const terminators = new Set(['Enter', 'Tab'])
const silent = new Set([
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ScrollLock'],
  ...['Dead', 'Compose'],
])
// Browsers give `keyCode` 229 for a key that went to an input method (UI Events).
const unknown = new Set(['Unidentified', 'Process'])
const inputMethodKeyCode = 229
// Ctrl+letter for a control character: J is line feed (the suffix of some scanners), B and C are STX and ETX, which
// frame a scan at its edges, and ] is the separator of GS1's fields.
const controlCharacters: ReadonlyMap<string, Stroke> = new Map([
  ['j', { kind: 'terminator' }],
  ['m', { kind: 'terminator' }],
  ['b', { kind: 'character', text: stx }],
  ['c', { kind: 'character', text: etx }],
  [']', { kind: 'character', text: groupSeparator }],
])
// Digits by the physical key, for layouts whose digit row types other characters (AZERTY, Persian).
const digitKey = /^(?:Digit|Numpad)([0-9])$/
const isDigit = /^[0-9]$/
// A printable character, not a key's name, which has at least two letters.
const oneCharacter = /^.$/su

/** Reads one key press. The caller judges releases, and presses that a script made. */
export function strokeOf(event: KeyEvent): Stroke {
  const { key = '', code = '' } = event
  const modifier = modifierOf(event)
  const controlled = modifier === 'Control' && controlCharacters.get(key.toLowerCase())
  if (controlled) return controlled
  const digit = digitKey.exec(code)?.[1]
  if (modifier) return silent.has(key) ? nothing : withModifier(modifier, digit ?? key)
  const isUnknown = isBehindInputMethod(event)
  // Behind an input method the key's name is hidden, but not its place.
  const name = isUnknown ? code : key
  if (terminators.has(name) || code === 'NumpadEnter') return { kind: 'terminator' }
  if (isDigit.test(key)) {
    return { kind: 'character', text: key, digit: key, isTypedDigit: true }
  }
  // `&` may be the 1 of AZERTY, the shifted 7 of a US layout, or an ampersand: only the whole burst can decide.
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

/** Whether the physical key has a digit; its name changes with Shift. */
export const isDigitKey = ({ code = '' }: KeyEvent): boolean => digitKey.test(code)

/** Ctrl and Alt together are AltGr, which types characters. */
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

/** The text that a key press reports, so that the field's events for it can be ignored. */
export function keyTextOf(stroke: Stroke, event: KeyEvent): KeyText | undefined {
  const isGuess = isBehindInputMethod(event)
  if (stroke.kind === 'character') return { text: stroke.text, isGuess }
  return stroke.kind === 'terminator' ? { text: '\r', isGuess } : undefined
}

/** The stroke for text that came without a key. */
export function strokeOfText(text: string): Stroke {
  if (/[\r\n\t]/.test(text)) return { kind: 'terminator' }
  const folded = foldDigits(text)
  const isWide = folded !== text
  const digit = /^[0-9]$/.exec(folded)?.[0]
  return { kind: 'character', text: folded, digit, ...(isWide && { oddity: 'wide-digits' }) }
}
