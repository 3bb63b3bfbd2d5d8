import type { Keystroke, KeyEvent } from '../../../src/input/keystroke.ts'

/** A keystroke with its time of delivery to the handler, `d` in ms; by default the time of the keystroke itself. */
export type Timed = Keystroke & { readonly d?: number }

// Made-up codes.
export const w1 = '134567890123456789'
export const w2 = '101122334455667788'
export const alipay16 = '2876543210987654'
export const alipay = '287654321098765432'
export const alipay24 = '287654321098765432109876'
export const unionPay = '6212345678901234567'
export const ean = '6901234567892'

export const STX = '\u0002'
export const ETX = '\u0003'

const named: Readonly<Record<string, Partial<KeyEvent>>> = {
  '\r': { key: 'Enter', code: 'Enter', keyCode: 13 },
  '\t': { key: 'Tab', code: 'Tab', keyCode: 9 },
  '\n': { key: 'j', code: 'KeyJ', keyCode: 74, ctrlKey: true },
  [STX]: { key: 'b', code: 'KeyB', keyCode: 66, ctrlKey: true },
  [ETX]: { key: 'c', code: 'KeyC', keyCode: 67, ctrlKey: true },
}

/** The key press that types a character on a US keyboard. */
export function press(character: string, at: number, more: Partial<KeyEvent> = {}): KeyEvent {
  const digit = /^[0-9]$/.test(character)
  const place = digit
    ? { code: `Digit${character}`, keyCode: character.charCodeAt(0) }
    : { code: `Key${character.toUpperCase()}` }
  return {
    ...{ type: 'keydown', at, key: character, shiftKey: false, ctrlKey: false, altKey: false },
    ...{ metaKey: false, repeat: false, isTrusted: true },
    ...place,
    ...named[character],
    ...more,
  }
}

/** The gaps before each character but the first: one for all, or a list that is repeated. */
export type Gaps = number | readonly number[]

const gapAt = (gaps: Gaps, index: number): number =>
  typeof gaps === 'number' ? gaps : (gaps[index % gaps.length] ?? 0)

/** Types a text, starting at `from`. `\r`, `\t`, `\n`, STX and ETX in it become the keys that produce them. */
export function keysOf(
  text: string,
  gaps: Gaps,
  from = 0,
  more: Partial<KeyEvent> = {},
): KeyEvent[] {
  let at = from
  return Array.from(text, (character, index) => {
    if (index > 0) at += gapAt(gaps, index - 1)
    return press(character, at, more)
  })
}

/** The same keys, delivered to the handler at other times. */
export const delivered = (keys: readonly Timed[], when: (index: number) => number): Timed[] =>
  keys.map((key, index) => ({ ...key, d: when(index) }))

/** The time of the last key, in ms. */
export const endOf = (keys: readonly Timed[]): number => keys.at(-1)?.at ?? 0

/** Gaps of `ms` ± `by`, the same with each run. */
export function jitter(ms: number, by: number, count = 40, seed = 1): number[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 16_807) % 2_147_483_647
    return ms - by + (state % (2 * by + 1))
  })
}
