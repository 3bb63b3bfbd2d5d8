import { problemOf } from '../../problem.ts'
import type { DeviceStatus } from '../../scan/device-status.ts'
import { AroundCode } from '../around-code.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import type { BurstEnd } from './burst-end.ts'
import { keyboardHints, type KeyboardHint } from './keyboard-hints.ts'
import { isEven, isFingerHeld } from './pace.ts'
import type { Typing } from './typed-key.ts'

interface Sign {
  readonly hint: KeyboardHint
  /** Number of signs that rule out an accident. */
  readonly times: number
  readonly isIn: (end: BurstEnd) => boolean
  /** What refutes this hint. A clean scan refutes every hint. */
  readonly isRefutedBy?: (end: BurstEnd) => boolean
}

/** In order of priority: the first hint that is seen often enough is reported. */
const signs: readonly Sign[] = [
  ...(['ctrl-stuck', 'alt-stuck', 'meta-stuck', 'suffix-missing', 'wrong-suffix'] as const).map(
    (hint) => ({ hint, times: 1, isIn: ({ finding }: BurstEnd) => finding === hint }),
  ),
  { hint: 'num-lock-off', times: 1, isIn: ({ oddities }) => oddities.has('num-lock-off') },
  { hint: 'wide-digits', times: 1, isIn: ({ oddities }) => oddities.has('wide-digits') },
  { hint: 'input-method', times: 2, isIn: ({ reason }) => reason === 'input-method' },
  { hint: 'wrong-layout', times: 2, isIn: ({ typing }) => isOtherDigitRow(typing.text) },
  {
    hint: 'too-slow',
    times: 2,
    // The rest of a scan that paused is a `wrong-length` of its own.
    isIn: ({ how, reason, typing }) =>
      (how === 'terminator' && reason === 'wrong-length') ||
      (reason === 'typed-by-hand' && isSlowScan(typing)),
  },
  {
    // After `too-slow`, because the pieces of a scan that pauses look the same until its last one has come.
    hint: 'no-suffix',
    times: 2,
    isIn: ({ how, reason }) =>
      how === 'silence' && (reason === 'incomplete' || reason === 'wrong-length'),
    isRefutedBy: ({ how }) => how === 'terminator',
  },
]

const isClean = (end: BurstEnd): boolean => end.by === 'scanner' && end.reason === undefined

/** Names the fault where scans keep failing in the same way. */
export class KeyboardHealth {
  readonly #seen = new Map<Sign, number>()
  readonly #aroundCode = new AroundCode()
  #around: KeyboardHint | undefined
  #hint: KeyboardHint | undefined

  /** The device's status after a burst, if it has changed. */
  after(end: BurstEnd): DeviceStatus | undefined {
    if (end.by === 'hand' && end.reason !== 'typed-by-hand') return undefined
    for (const sign of signs) this.#count(sign, end)
    if (isClean(end)) this.#around = this.#aroundCode.read(end.typing.text)
    const sign = signs.find((one) => (this.#seen.get(one) ?? 0) >= one.times)
    const hint = sign?.hint ?? this.#around
    const isNews = hint !== this.#hint
    this.#hint = hint
    if (!isNews) return undefined
    return hint ? { state: 'open', problem: problemOf(keyboardHints, hint) } : { state: 'open' }
  }

  #count(sign: Sign, end: BurstEnd): void {
    if (sign.isIn(end)) this.#seen.set(sign, (this.#seen.get(sign) ?? 0) + 1)
    else if (isClean(end) || sign.isRefutedBy?.(end)) this.#seen.delete(sign)
  }
}

/**
 * Whether a scanner typed a code slowly. A person's keys would show the finger; where releases are not reported, they
 * come in groups and unevenly.
 */
const isSlowScan = (typing: Typing): boolean =>
  isPaymentShaped(typing.text) && isEven(typing.gapsMs) && !isFingerHeld(typing)

/**
 * The characters of digit rows without digits: France, Belgium, Czechia, Slovakia; with Shift in the US, UK, Germany.
 */
const otherDigitRows = [
  '&é"\'(-è_çà',
  '&é"\'(§è!çà',
  '+ěščřžýáíé',
  '+ľščťžýáíé',
  '!@#$%^&*()',
  '!"£$%^&*()',
  '!"§$%&/()=',
].map((row) => new Set(row))
const minRowCharacters = 8

const isOtherDigitRow = (text: string): boolean =>
  text.length >= minRowCharacters &&
  otherDigitRows.some((row) => Array.from(text).every((character) => row.has(character)))
