import { foldDigits } from '../../../src/decode/keyboard/fold-digits.ts'
import { unframe } from '../../../src/decode/unframe.ts'
import type { KeyEvent } from '../../../src/input/keystroke.ts'
import type { Timed } from './keys.ts'

// An independent model, as permissive as possible: the texts that anything at any pace can have typed without a gap.

/**
 * What an event may have typed: one of `texts`, or nothing where it `isOptional`. An event without texts that is not
 * optional ends every text.
 */
interface Typed {
  readonly texts: readonly string[]
  readonly isOptional: boolean
}

const nothing: Typed = { texts: [], isOptional: true }
const end: Typed = { texts: [], isOptional: false }
const silent = /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock|Dead|Compose|)$/

/** Whether a text was typed in this order, with only meaningless keys in between. */
export function isTypedInOrder(text: string, keys: readonly Timed[]): boolean {
  const lines = keys.flatMap((key) => (key.type === 'paste' ? key.text.split(/[\r\n\t]+/) : []))
  if (lines.some((line) => unframe(line).text === text)) return true
  let matched = new Set([0])
  for (const key of keys) {
    const { texts, isOptional } = typedBy(key)
    const next = new Set(isOptional ? matched : [0])
    for (const place of matched) {
      for (const typed of texts) if (text.startsWith(typed, place)) next.add(place + typed.length)
    }
    if (next.has(text.length)) return true
    matched = next
  }
  return false
}

function typedBy(key: Timed): Typed {
  if (key.type === 'keydown') return typedByKey(key)
  if (key.type === 'blur' || key.type === 'paste') return end
  // The decoder decides which part of a text event is new; text from a script never counts.
  if (!('data' in key) || key.isTrusted === false) return nothing
  const data = key.data ?? ''
  return { texts: [data, foldDigits(data)].flatMap(partsOf), isOptional: true }
}

const partsOf = (text: string): string[] =>
  Array.from(text, (_, from) =>
    Array.from(text.slice(from), (_more, to) => text.slice(from, from + to + 1)),
  ).flat()

function typedByKey({ key = '', code = '', ...event }: KeyEvent): Typed {
  const { ctrlKey, altKey, metaKey, isTrusted, keyCode } = event
  if (silent.test(key) && !/^(?:Digit|Numpad)/.test(code)) return nothing
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  const isShortcut = metaKey || (altKey && !ctrlKey) || (ctrlKey && !altKey)
  if (isShortcut) return silent.test(key) ? nothing : end
  const isHidden = key === 'Unidentified' || key === 'Process' || keyCode === 229
  const isCharacter = /^.$/su.test(key)
  const texts = [...(isCharacter ? [key] : []), ...(digit === undefined ? [] : [digit])]
  if (texts.length === 0) return isHidden || key === '' ? nothing : end
  return isTrusted === false ? end : { texts, isOptional: false }
}
