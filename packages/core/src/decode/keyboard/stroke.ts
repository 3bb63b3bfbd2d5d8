import type { KeyEvent } from '../../input/keystroke.ts'
import { etx, stx } from '../unframe.ts'

/** What a key press means for a scan. */
export type Stroke =
  | {
      readonly kind: 'character'
      readonly text: string
      /** The digit of the physical key, where it is a digit's. */
      readonly digit?: string | undefined
    }
  /** Enter, Tab or line feed: the scan is over. */
  | { readonly kind: 'terminator' }
  /** A shortcut or a key that types nothing: never part of a scan. */
  | { readonly kind: 'control' }
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
// ETX, which frame a scan at its edges.
const controlCharacters: ReadonlyMap<string, Stroke> = new Map([
  ['j', { kind: 'terminator' }],
  ['m', { kind: 'terminator' }],
  ['b', { kind: 'character', text: stx }],
  ['c', { kind: 'character', text: etx }],
])
// Digits by the physical key, for layouts whose digit row types something else (AZERTY, Persian).
const digitKey = /^(?:Digit|Numpad)([0-9])$/
const isDigit = /^[0-9]$/
// A printable character, not a key's name; a name has at least two letters.
const oneCharacter = /^.$/su

/** Reads one key press. Releases, and presses that a script made, are judged by the caller. */
export function strokeOf(event: KeyEvent): Stroke {
  const { key = '', code = '' } = event
  if (event.ctrlKey && !event.altKey && !event.metaKey) {
    return controlCharacters.get(key.toLowerCase()) ?? (silent.has(key) ? nothing : control)
  }
  if (event.metaKey || (event.altKey && !event.ctrlKey)) return silent.has(key) ? nothing : control
  const isUnknown = unknown.has(key) || event.keyCode === inputMethodKeyCode
  // Behind an input method the key's own name is hidden, its place is not.
  const name = isUnknown ? code : key
  if (terminators.has(name) || code === 'NumpadEnter') return { kind: 'terminator' }
  if (isDigit.test(key)) return { kind: 'character', text: key, digit: key }
  const digit = digitKey.exec(code)?.[1]
  // Unshifted, `&` is the 1 of AZERTY. Shifted, it is the ampersand of a US layout, unless nothing but digit keys
  // were pressed: that only the whole burst can tell.
  if (oneCharacter.test(key) && (digit === undefined || event.shiftKey)) {
    return { kind: 'character', text: key, digit }
  }
  if (digit !== undefined) return { kind: 'character', text: digit, digit }
  if (isUnknown) return { kind: 'unknown' }
  return key === '' || silent.has(key) ? nothing : control
}

const control: Stroke = { kind: 'control' }
const nothing: Stroke = { kind: 'nothing' }

/** What a key press has told, so that the field's own events need not be heard. */
export function toldBy(stroke: Stroke): string {
  if (stroke.kind === 'character') return stroke.text
  return stroke.kind === 'terminator' ? '\r' : ''
}

/** Text that came without a key, as the key that would have typed it. */
export const strokeOfText = (text: string): Stroke =>
  /[\r\n\t]/.test(text)
    ? { kind: 'terminator' }
    : { kind: 'character', text, digit: /[0-9]/.exec(text)?.[0] }
