import type { KeyEvent, Keystroke } from '@paycode/core/adapter'
import { digitOfKeyCode, otherKey, otherKeyCode } from './digit-rows.ts'

/**
 * Digits are exchanged only within their group. 1 stays and 0 to 5 stay below 6, so that a prefix of WeChat Pay's codes
 * (10 to 15) stays a prefix, and a replay still recognises the code.
 */
const groups = ['1', '02345', '6789'] as const

/**
 * Replaces the digits in a recording, each by the same one throughout. The effects of a scanner (doubled, dropped, held,
 * repeated keys) stay visible, the code does not. Digits of other scripts are replaced too, and the characters of digit keys
 * where the layout or NumLock makes them no digits. This hides a code but does not encrypt it: there are only 2 880 possible
 * exchanges, so record codes that are expired or used.
 * @param random Draws a number from 0 (included) to 1 (excluded).
 */
export function digitScrubber(random: () => number): (keystroke: Keystroke) => Keystroke {
  const substitutes = substitutesOf(random)
  const exchangeOf = (digit: number): Exchange => ({ digit, substitute: substitutes[digit] ?? 0 })
  /** The exchange of the last key that wrote a character. The field's events that follow repeat that character. */
  let lastExchange: Exchange | undefined

  const scrubDigits = (text: string): string =>
    text.replace(/\p{Nd}/gu, (digit) => digitLike(digit, exchangeOf(valueOf(digit)).substitute))

  const scrubText = (text: string): string =>
    // By the key's place: with CapsLock, Chromium reports the text and the key in different case.
    lastExchange && isOneCharacter.test(text) && !isOneDigit.test(text)
      ? exchangedKey(text, lastExchange)
      : scrubDigits(text)

  const scrubKey = (event: KeyEvent): KeyEvent => {
    const digit = digitOf(event)
    const { key, code, keyCode, ...rest } = event
    const writes = key !== undefined && isOneCharacter.test(key)
    const exchange = digit === undefined ? undefined : exchangeOf(digit)
    if (event.type === 'keydown') lastExchange = writes ? exchange : undefined
    if (!exchange) return event
    const number = keyCode === undefined ? undefined : exchangedKeyCode(keyCode, exchange)
    return {
      ...rest,
      ...(key !== undefined && {
        key: isOneDigit.test(key) ? scrubDigits(key) : exchangedKey(key, exchange),
      }),
      ...(code !== undefined && { code: code.replace(digitOfCode, String(exchange.substitute)) }),
      ...(number !== undefined && { keyCode: number }),
    }
  }

  return (keystroke) => {
    if ('text' in keystroke) return { ...keystroke, text: scrubText(keystroke.text) }
    if ('data' in keystroke && typeof keystroke.data === 'string') {
      return { ...keystroke, data: scrubText(keystroke.data) }
    }
    return keystroke.type === 'keydown' || keystroke.type === 'keyup'
      ? scrubKey(keystroke)
      : keystroke
  }
}

interface Exchange {
  readonly digit: number
  readonly substitute: number
}

/** The substitute of each digit. */
export function substitutesOf(random: () => number): readonly number[] {
  const pairs = groups.flatMap((group) => {
    const digits = Array.from(group, Number)
    const shuffled = shuffle([...digits], random)
    return digits.map((digit, place) => [digit, shuffled[place] ?? digit] as const)
  })
  return pairs.toSorted(([one], [other]) => one - other).map(([, substitute]) => substitute)
}

const digitOfCode = /(?<=^(?:Digit|Numpad))[0-9]$/
const isOneDigit = /^\p{Nd}$/u
const isOneCharacter = /^.$/su

/** The digit of a key, by its `code`, its `key` or its `keyCode`. */
function digitOf({ key = '', code = '', keyCode = 0 }: KeyEvent): number | undefined {
  const byPlace = digitOfCode.exec(code)?.[0]
  if (byPlace !== undefined) return Number(byPlace)
  return isOneDigit.test(key) ? valueOf(key) : code === '' ? digitOfKeyCode(keyCode) : undefined
}

/** The `key` after the exchange. In an unknown layout it is hidden; a named key stays, because its name does not reveal the digit. */
const exchangedKey = (key: string, { digit, substitute }: Exchange): string =>
  otherKey(key, digit, substitute) ?? (isOneCharacter.test(key) ? '\uFFFD' : key)

/** The `keyCode` after the exchange. A value that does not reveal the digit stays; an unknown one is left out. */
const exchangedKeyCode = (keyCode: number, { digit, substitute }: Exchange): number | undefined =>
  otherKeyCode(keyCode, digit, substitute) ?? (mute.has(keyCode) ? keyCode : undefined)

/** The values of `keyCode` that reveal nothing: 0 is absent, 229 is any key that an input method handled. */
const mute = new Set([0, 229])

/** The value of a digit of any script. Unicode's digits of a script follow each other from zero to nine, in adjacent runs of ten. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  let start = point
  while (isOneDigit.test(String.fromCodePoint(start - 1))) start -= 1
  return (point - start) % 10
}

/** The digit with this value in the same script. */
const digitLike = (digit: string, value: number): string =>
  String.fromCodePoint((digit.codePointAt(0) ?? 0) - valueOf(digit) + value)

/** The Fisher–Yates shuffle. */
function shuffle<Item>(items: Item[], random: () => number): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const place = Math.floor(random() * (last + 1))
    const [one, other] = [items[last], items[place]]
    if (one === undefined || other === undefined) return items
    items[last] = other
    items[place] = one
  }
  return items
}
