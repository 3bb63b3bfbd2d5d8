import { maxSymbolCharacters } from '../../scan/symbology.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import type { InputReason } from '../../scan/rejection.ts'
import { etx, stx, unframe, type Affixes, type Unframed } from '../unframe.ts'
import { groupSeparator, isGs1 } from './gs1.ts'
import { headKeysOf } from './head-keys.ts'
import { type TypedKey, type Typing, typingOf } from './typed-key.ts'
import type { Modifier, Oddity, Stroke } from './stroke.ts'

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

/** No wallet's code is shorter. */
const shortestCode = 16
/** No wallet's code with an AIM identifier and a frame around it is longer. */
const longestCode = 64
/** Nobody types more keys just before a scan without a rest that ends a burst. */
const longestHead = 64

/** Characters that came close enough together to be one scan. Bounded: past `maxSymbolCharacters` nothing is kept. */
export class Burst {
  readonly startedAt: number
  /** The modifier that is down with every key of it: then it is no text, but perhaps a key that is stuck. */
  readonly modifier: Modifier | undefined
  readonly #affixes: Affixes
  #keys: TypedKey[] = []
  #length = 0
  #wasComplete = false
  #lastAt: number
  #receivedAt = 0
  #spoiled: InputReason | undefined

  constructor(startedAt: number, affixes: Affixes = {}, modifier?: Modifier) {
    this.startedAt = startedAt
    this.modifier = modifier
    this.#affixes = affixes
    this.#lastAt = startedAt
  }

  /** Its keys; those of a head included. */
  get keys(): readonly TypedKey[] {
    return this.#keys
  }

  /** What all of it says, a person's head included. */
  get whole(): Unframed {
    return this.#contentOf(this.#keys)
  }

  /** What a scanner sent of it. */
  get content(): Unframed {
    return this.#contentOf(this.scanned)
  }

  /** Its keys without the head. */
  get scanned(): readonly TypedKey[] {
    return this.#keys.slice(this.headKeys)
  }

  /** Whether what came so far is a whole code of some wallet. */
  get isComplete(): boolean {
    const { length } = this.#keys
    const mayBe = length >= shortestCode && length <= longestHead + longestCode
    return mayBe && this.#isCode(this.scanned)
  }

  /** Whether with one more digit it would be a code as well, as Alipay's of 16 to 24 digits: then it may be but the head. */
  get mayGrow(): boolean {
    return isPaymentShaped(`${this.content.text}0`)
  }

  /** A whole code came, and then more than belongs to it. */
  get isOverrun(): boolean {
    return this.#wasComplete && !this.isComplete
  }

  /** How many characters there are, those of a head included. */
  get length(): number {
    return this.#length
  }

  /** How many keys at its start were a person's, typed just before the scanner began: they are no part of the content. */
  get headKeys(): number {
    if (this.#keys.length > longestHead + longestCode) return 0
    return headKeysOf(this.#keys, (keys) => this.#isCode(keys))
  }

  /** What is odd in the content. */
  get oddities(): ReadonlySet<Oddity> {
    return new Set(this.scanned.flatMap(({ oddity }) => oddity ?? []))
  }

  /** How the content was typed. */
  get typing(): Typing {
    return typingOf(this.scanned, this.content.text)
  }

  /** How all of it was typed, a head included. */
  get wholeTyping(): Typing {
    return typingOf(this.#keys, this.whole.text)
  }

  /** The gaps as they reached us: longer than the scanner's own where the machine is busy. */
  get deliveryGapsMs(): readonly number[] {
    const scanned = this.scanned
    return scanned
      .slice(1)
      .map(({ deliveredAt }, place) => deliveredAt - (scanned[place]?.deliveredAt ?? deliveredAt))
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

  /** Whether there is a separator in it without the label of GS1 that it belongs to: then it was a shortcut. */
  get hasShortcut(): boolean {
    const { text, aim } = this.content
    return text.includes(groupSeparator) && !isGs1(text, aim)
  }

  spoil(reason: InputReason): void {
    this.#spoiled ??= reason
  }

  /** Gives the key that learns of its release. */
  add(character: Character, { at, deliveredAt, wall }: Arrival): TypedKey {
    const { text, digit, isTypedDigit = false, oddity } = character
    const latest = Math.max(this.#lastAt, at)
    const key: TypedKey = { text, digit, isTypedDigit, oddity, at: latest, deliveredAt }
    if (this.#length + text.length > maxSymbolCharacters) {
      this.spoil('overflow')
    } else {
      if (text === stx ? this.#length > 0 : this.#keys.at(-1)?.text === etx) {
        this.spoil('control-key')
      }
      this.#keys.push(key)
      this.#length += text.length
      this.#wasComplete ||= this.isComplete
    }
    this.#lastAt = latest
    // Whole milliseconds, as the wall clock has them.
    this.#receivedAt = Math.floor(wall - (deliveredAt - at))
    return key
  }

  readonly #isCode = (keys: readonly TypedKey[]): boolean =>
    keys.length <= longestCode && isPaymentShaped(this.#contentOf(keys).text)

  /**
   * By the physical keys where nothing but digit keys came and none typed its digit: there the layout makes symbols of digits.
   * Where one did, with Shift or without, digits come as digits here, and a symbol is that symbol.
   */
  #contentOf(keys: readonly TypedKey[]): Unframed {
    const isByPlace =
      keys.every(({ digit }) => digit !== undefined) && !keys.some((key) => key.isTypedDigit)
    const received = keys.map(({ text, digit }) => (isByPlace ? digit : text)).join('')
    return unframe(received, this.#affixes)
  }
}
