import { longestSymbol } from '../longest-symbol.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import type { InputReason } from '../rejection.ts'
import { etx, stx, unframe, type Unframed } from '../unframe.ts'
import type { Hold } from './key-presses.ts'
import { medianOf, pace, type Typing } from './pace.ts'
import type { Oddity, Stroke } from './stroke.ts'

type Character = Extract<Stroke, { kind: 'character' }>

/** When a character came. */
export interface Arrival {
  /** By the device, ms on the monotonic clock. */
  readonly at: number
  /** To us, ms on the monotonic clock. */
  readonly deliveredAt: number
  /** The same moment on the wall clock, ms since the epoch. */
  readonly wall: number
}

/** A person may have typed this many keys just before the scanner began, an amount perhaps … */
const mostHeadKeys = 8
/** … if they rested this long before it (ms), and so many of the scanner's own gaps. */
const headRestMs = 60
const headRestGaps = 4
/** Nobody types it just before a scan: it begins the scanner's AIM identifier. */
const aimStart = ']'

/** Characters that came close enough together to be one scan. Bounded: past `longestSymbol` nothing is kept. */
export class Burst {
  readonly startedAt: number
  #received = ''
  /** The digits of the physical keys, as long as nothing else came. */
  #digits: string | undefined = ''
  #isComplete = false
  #wasComplete = false
  #headKeys = 0
  /** Each with the place of the last character that came like this. */
  readonly #oddities = new Map<Oddity, number>()
  #lastAt: number
  #lastDeliveredAt = 0
  #receivedAt = 0
  readonly #gapsMs: number[] = []
  readonly #dwellsMs: number[] = []
  #overlaps = 0
  #firstDwellMs: number | undefined
  readonly #deliveryGapsMs: number[] = []
  #spoiled: InputReason | undefined

  constructor(startedAt: number) {
    this.startedAt = startedAt
    this.#lastAt = startedAt
  }

  get content(): Unframed {
    return this.#contentAfter(this.#headKeys)
  }

  /** Whether what came so far is a whole code of some wallet. */
  get isComplete(): boolean {
    return this.#isComplete
  }

  /** Whether with one more digit it would be a code as well, as Alipay's of 16 to 24 digits: then it may be but the head. */
  get mayGrow(): boolean {
    return isPaymentShaped(`${this.content.text}0`)
  }

  /** A whole code came, and then more than belongs to it. */
  get isOverrun(): boolean {
    return this.#wasComplete && !this.#isComplete
  }

  /** How many characters there are, those of a head included. */
  get length(): number {
    return this.#received.length
  }

  /** How many keys at its start were a person's, typed just before the scanner began: they are no part of the content. */
  get headKeys(): number {
    return this.#headKeys
  }

  /** What is odd in the content. */
  get oddities(): ReadonlySet<Oddity> {
    const ofContent = [...this.#oddities].filter(([, place]) => place >= this.#headKeys)
    return new Set(ofContent.map(([oddity]) => oddity))
  }

  /** How the content was typed. No gap is negative: with an input method running, stamps do go back. */
  get typing(): Typing {
    const { text } = this.content
    const gapsMs = this.#gapsMs.slice(this.#headKeys)
    return { text, gapsMs, dwellsMs: this.#dwellsMs, overlaps: this.#overlaps }
  }

  /** The same gaps as they reached us: longer than the scanner's own where the machine is busy. */
  get deliveryGapsMs(): readonly number[] {
    return this.#deliveryGapsMs.slice(this.#headKeys)
  }

  get lastAt(): number {
    return this.#lastAt
  }

  /** The wall clock when the last character came, ms since the epoch: told by itself, since clocks may jump while a scan is open. */
  get receivedAt(): number {
    return this.#receivedAt
  }

  /** How much more time went by on the wall clock since the last character than the keys' stamps account for, in ms. */
  clockJumpMs({ at, deliveredAt, wall }: Arrival): number {
    return wall - (deliveredAt - at) - this.#receivedAt - Math.max(0, at - this.#lastAt)
  }

  /** The first thing that went wrong, if any. The burst is then no scan, however it ends. */
  get spoiled(): InputReason | undefined {
    return this.#spoiled
  }

  spoil(reason: InputReason): void {
    this.#spoiled ??= reason
  }

  /** A key of it came up again. */
  released({ pressedAt, dwellMs, overlaps }: Hold): void {
    if (pressedAt === this.startedAt) this.#firstDwellMs ??= dwellMs
    if (this.#dwellsMs.length === longestSymbol) return
    this.#dwellsMs.push(dwellMs)
    if (overlaps) this.#overlaps += 1
  }

  add({ text, digit, oddity }: Character, { at, deliveredAt, wall }: Arrival): void {
    if (this.#received.length + text.length > longestSymbol) {
      this.spoil('overflow')
    } else {
      if (text === stx ? this.#received !== '' : this.#received.endsWith(etx)) {
        this.spoil('control-key')
      }
      if (this.#received !== '') {
        this.#gapsMs.push(Math.max(0, at - this.#lastAt))
        this.#deliveryGapsMs.push(deliveredAt - this.#lastDeliveredAt)
      }
      this.#received += text
      this.#digits = digit && this.#digits !== undefined ? this.#digits + digit : undefined
      if (oddity) this.#oddities.set(oddity, this.#received.length - 1)
      const headKeys = this.#findHead()
      this.#headKeys = headKeys ?? 0
      this.#isComplete = headKeys !== undefined
      this.#wasComplete ||= this.#isComplete
    }
    this.#lastAt = Math.max(this.#lastAt, at)
    this.#lastDeliveredAt = deliveredAt
    // Whole milliseconds, as the wall clock has them.
    this.#receivedAt = Math.floor(wall - (deliveredAt - at))
  }

  #contentAfter(headKeys: number): Unframed {
    return unframe((this.#digits ?? this.#received).slice(headKeys))
  }

  /**
   * How many keys at the start somebody typed just before the scanner began, at a person's pace; undefined where
   * what is left is no payment code. Looked for anew with each character, and the whole comes first: a scanner that
   * stalls would lose its first characters.
   */
  #findHead(): number | undefined {
    if (isPaymentShaped(this.#contentAfter(0).text)) return 0
    for (let keys = 1; keys <= mostHeadKeys; keys += 1) if (this.#isHead(keys)) return keys
    return undefined
  }

  #isHead(keys: number): boolean {
    // In both, since stamps may be rounded to 100 ms, and deliveries held up.
    const restMs = Math.min(this.#gapsMs[keys - 1] ?? 0, this.#deliveryGapsMs[keys - 1] ?? 0)
    if (restMs < headRestMs || this.#received.slice(0, keys).includes(aimStart)) return false
    if (keys > 1 && medianOf(this.#gapsMs.slice(0, keys - 1)) <= pace.fastMs) return false
    // No finger was on it: it is the scanner's, which stalled after it.
    if (this.#firstDwellMs !== undefined && this.#firstDwellMs <= pace.briefMs) return false
    if (!isPaymentShaped(this.#contentAfter(keys).text)) return false
    return restMs >= headRestGaps * medianOf(this.#gapsMs.slice(keys))
  }
}
