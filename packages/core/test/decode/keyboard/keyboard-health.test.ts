import type { BurstEnd } from '../../../src/decode/keyboard/burst-end.ts'
import { KeyboardHealth } from '../../../src/decode/keyboard/keyboard-health.ts'
import { keyboardHints, type KeyboardHint } from '../../../src/decode/keyboard/keyboard-hints.ts'
import type { Typing } from '../../../src/decode/keyboard/typed-key.ts'
import type { Oddity } from '../../../src/decode/keyboard/stroke.ts'
import { ean, w1 } from './keys.ts'

const typing = (text = w1, more: Partial<Typing> = {}): Typing => ({
  ...{ text, gapsMs: Array.from({ length: text.length - 1 }, () => 8), dwellsMs: [], overlaps: 0 },
  ...more,
})
const end = (more: Partial<BurstEnd> = {}): BurstEnd => ({
  ...{ by: 'scanner', how: 'terminator', reason: undefined, headKeys: 0, oddities: new Set() },
  ...{ finding: undefined, isLastKeyByHand: false },
  ...{ typing: typing(), quietMs: 20, ...more },
})
const clean = end()
const odd = (oddity: Oddity): BurstEnd => end({ oddities: new Set([oddity]) })
const eaten = end({ reason: 'input-method' })
const row = (text: string): BurstEnd => end({ typing: typing(text) })
const cut = end({ how: 'silence', reason: 'incomplete', typing: typing(w1.slice(0, 9)) })
const glued = end({ how: 'silence', reason: 'wrong-length', typing: typing(w1 + w1) })
const rest = end({ reason: 'wrong-length', typing: typing(w1.slice(9)) })
const slowly = (more: Partial<Typing> = {}): BurstEnd => {
  const gapsMs = Array.from({ length: 17 }, (_, index) => 150 + (index % 3))
  return end({ by: 'hand', reason: 'typed-by-hand', typing: typing(w1, { gapsMs, ...more }) })
}

/** The report after each: a hint, `open` when it is over, `-` where nothing changes. */
function said(...ends: readonly BurstEnd[]): string[] {
  const health = new KeyboardHealth()
  return ends.map((one) => {
    const status = health.after(one)
    return status ? (status.problem?.code ?? status.state) : '-'
  })
}

describe('KeyboardHealth', () => {
  test('names a problem with its cure, and says when it is over', () => {
    const health = new KeyboardHealth()
    expect(health.after(clean)).toBeUndefined()
    expect(health.after(odd('num-lock-off'))).toStrictEqual({
      ...{
        state: 'open',
        problem: { code: 'num-lock-off', words: keyboardHints['num-lock-off'] },
      },
    })
    expect(health.after(clean)).toStrictEqual({ state: 'open' })
  })

  test.each<[hint: KeyboardHint, times: number, sign: BurstEnd]>([
    ['num-lock-off', 1, odd('num-lock-off')],
    ['wide-digits', 1, odd('wide-digits')],
    ['input-method', 2, eaten],
    ['wrong-layout', 2, row('&"\'(-è_çà&"\'(-è_çà')],
    ['no-suffix', 2, cut],
    ['no-suffix', 2, glued],
    ['too-slow', 2, rest],
    ['too-slow', 2, slowly()],
  ])('%s, seen %s times; reported once; a clean scan ends it', (hint, times, sign) => {
    const silent = Array.from({ length: times - 1 }, () => '-')
    const signs = Array.from({ length: times }, () => sign)
    expect(said(...signs, sign, clean, clean)).toStrictEqual([...silent, hint, '-', 'open', '-'])
    if (times > 1) expect(said(sign, clean, sign)).toStrictEqual(['-', '-', '-'])
    expect(said(...signs, clean, ...signs)).toStrictEqual([
      ...silent,
      hint,
      'open',
      ...silent,
      hint,
    ])
  })

  test.each([
    ['France', '&é"\'(-è_çà'],
    ['Belgium', '&é"\'(§è!çà'],
    ['Czechia', '+ěščřžýáíé'],
    ['Slovakia', '+ľščťžýáíé'],
    ['US, shifted', '!@#$%^&*()'],
    ['UK, shifted', '!"£$%^&*()'],
    ['Germany, shifted', '!"§$%&/()='],
  ])('wrong-layout: the digit row of %s', (_, digits) => {
    const text = Array.from(w1, (digit) => digits[Number(digit)]).join('')
    expect(said(row(text), row(text)).at(-1)).toBe('wrong-layout')
  })

  test.each(['!@#$%^&', `${w1}!`, 'a!@#$%^&*', '&é"\'(-è_çà!', ''])(
    'no wrong-layout: %j',
    (text) => {
      expect(said(row(text), row(text))).toStrictEqual(['-', '-'])
    },
  )

  test('no-suffix is refuted by any terminator, and so not by the rest of a scan that paused', () => {
    const refused = end({ reason: 'control-key' })
    expect(said(cut, refused, cut, refused)).toStrictEqual(['-', '-', '-', '-'])
    expect(said(cut, cut, refused)).toStrictEqual(['-', 'no-suffix', 'open'])
  })

  test('a product that is scanned without a suffix is a sign of it', () => {
    const product = end({ how: 'silence', reason: 'incomplete', typing: typing(ean) })
    expect(said(product, product)).toStrictEqual(['-', 'no-suffix'])
  })

  test('a burst that was interrupted says nothing', () => {
    const interrupted = end({ how: 'interruption', reason: 'incomplete' })
    expect(said(interrupted, interrupted, interrupted)).toStrictEqual(['-', '-', '-'])
  })

  test('a scan that pauses twice is too slow, and does not go to and fro', () => {
    const scan = [cut, cut, rest]
    expect(said(...scan, ...scan, ...scan, ...scan).slice(6)).toStrictEqual([
      ...['-', '-', '-', '-', '-', '-'],
    ])
    expect(said(...scan, ...scan)[5]).toBe('too-slow')
  })

  test('a person who types is no slow scanner', () => {
    const finger = slowly({ dwellsMs: Array.from({ length: 18 }, () => 60) })
    const uneven = slowly({ gapsMs: [60, 390, 90, 310, 120, 200, 150, 260, 70, 180] })
    const pieces = slowly({ text: '89', gapsMs: [150] })
    for (const person of [finger, uneven, pieces]) {
      expect(said(person, person, person)).toStrictEqual(['-', '-', '-'])
    }
  })

  test('what a hand does is neither a sign nor a clean scan', () => {
    const hand = (more: Partial<BurstEnd>): BurstEnd => ({ ...end(more), by: 'hand' })
    const typed = hand({ oddities: new Set(['num-lock-off', 'wide-digits']) })
    const held = hand({ reason: 'held-key', oddities: new Set(['num-lock-off']) })
    expect(said(typed, held)).toStrictEqual(['-', '-'])
    expect(said(odd('wide-digits'), hand({}), clean)).toStrictEqual(['wide-digits', '-', 'open'])
  })

  test('a refusal is no clean scan', () => {
    const refused = end({ reason: 'control-key' })
    expect(said(odd('wide-digits'), refused, clean)).toStrictEqual(['wide-digits', '-', 'open'])
  })

  test('of two that hold, the first is reported', () => {
    expect(said(eaten, eaten, odd('num-lock-off'), clean)).toStrictEqual([
      ...['-', 'input-method', 'num-lock-off', 'open'],
    ])
  })
})
