import type { KeyEvent, Keystroke } from '@paycode/core/adapter'
import { digitOfKeyCode, otherKey, otherKeyCode } from './digit-rows.ts'

/**
 * Digits that are exchanged among themselves. 1 stays and 0 to 5 stay below 6, so that the prefixes of WeChat Pay's codes
 * (10 to 15) stay prefixes and a replay still has something to judge.
 */
const groups = ['1', '02345', '6789'] as const

/**
 * Replaces the digits in a recording, each by the same one throughout: what a scanner does to a code (doubles, drops,
 * holds, repeats) stays to be seen, the code does not. Digits of other scripts too, and what a digit key says where a
 * layout or NumLock makes it say something else. A veil, not a cipher: there are 2 880 ways to exchange them, so record
 * codes that are expired or used.
 * @param random draws a number from 0 (included) to 1 (excluded).
 */
export function digitScrubber(random: () => number): (keystroke: Keystroke) => Keystroke {
  const substitutes = substitutesOf(random)
  const exchangeOf = (digit: number): Exchange => ({ digit, substitute: substitutes[digit] ?? 0 })
  /** The last key's, where it writes a character: the field's events are about to repeat that. */
  let told: Exchange | undefined

  const scrubDigits = (text: string): string =>
    text.replace(/\p{Nd}/gu, (digit) => digitLike(digit, exchangeOf(valueOf(digit)).substitute))

  const scrubText = (text: string): string =>
    // By the key's place: with CapsLock, Chromium tells another case of the text than of the key.
    told && isOneCharacter.test(text) && !isOneDigit.test(text)
      ? exchangedKey(text, told)
      : scrubDigits(text)

  const scrubKey = (event: KeyEvent): KeyEvent => {
    const digit = digitOf(event)
    const { key, code, keyCode, ...rest } = event
    const writes = key !== undefined && isOneCharacter.test(key)
    const exchange = digit === undefined ? undefined : exchangeOf(digit)
    if (event.type === 'keydown') told = writes ? exchange : undefined
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

/** By digit. */
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

/** Which digit a key stands for: by its place, by what it says, or by its number. */
function digitOf({ key = '', code = '', keyCode = 0 }: KeyEvent): number | undefined {
  const byPlace = digitOfCode.exec(code)?.[0]
  if (byPlace !== undefined) return Number(byPlace)
  return isOneDigit.test(key) ? valueOf(key) : code === '' ? digitOfKeyCode(keyCode) : undefined
}

/** A key of a layout that is not known shows nothing of itself; one with a name does not tell digits apart. */
const exchangedKey = (key: string, { digit, substitute }: Exchange): string =>
  otherKey(key, digit, substitute) ?? (isOneCharacter.test(key) ? '\uFFFD' : key)

/** The numbers that say nothing of the digit stay; any other that is not known is left out. */
const exchangedKeyCode = (keyCode: number, { digit, substitute }: Exchange): number | undefined =>
  otherKeyCode(keyCode, digit, substitute) ?? (mute.has(keyCode) ? keyCode : undefined)

/** No number, and the number of every key that went to an input method. */
const mute = new Set([0, 229])

/** The digits of a script stand in a row from zero to nine; where rows touch, each has ten. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  let start = point
  while (isOneDigit.test(String.fromCodePoint(start - 1))) start -= 1
  return (point - start) % 10
}

/** The digit of this value in the same script. */
const digitLike = (digit: string, value: number): string =>
  String.fromCodePoint((digit.codePointAt(0) ?? 0) - valueOf(digit) + value)

/** Fisher and Yates. */
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
