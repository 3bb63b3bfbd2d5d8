import { maxSymbolCharacters } from '../../scan/symbology.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import type { InputReason } from '../../scan/rejection.ts'
import { etx, stx, unframe, type Affixes, type Unframed } from '../unframe.ts'
import { groupSeparator, isGs1 } from './gs1.ts'
import { headKeysOf } from './head-keys.ts'
import { type TypedKey, type Typing, typingOf } from './typed-key.ts'
import type { Modifier, Oddity, Stroke } from './stroke.ts'

type Character = Extract<Stroke, { kind: 'character' }>

/** The times of a character's arrival. */
export interface Arrival {
  /** The device's time, ms on the monotonic clock. */
  readonly at: number
  /** The time of delivery to us, ms on the monotonic clock. */
  readonly deliveredAt: number
  /** The time of delivery on the wall clock, ms since the epoch. */
  readonly wall: number
}

/** Length of the shortest wallet's code. */
const minCodeLength = 16
/** Length of the longest wallet's code with an AIM identifier and framing. */
const maxCodeLength = 64
/** Most keys that a person types just before a scan without a pause that ends the burst. */
const maxHeadLength = 64

/** Characters close enough together to be one scan. Bounded: beyond `maxSymbolCharacters` nothing is kept. */
export class Burst {
  readonly startedAt: number
  /** The modifier that is down with every key. The keys are then no text, but the modifier may be stuck. */
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

  /** All keys, those of a person's head included. */
  get keys(): readonly TypedKey[] {
    return this.#keys
  }

  /** The content of all keys, a person's head included. */
  get whole(): Unframed {
    return this.#contentOf(this.#keys)
  }

  /** The content of the scanner's keys. */
  get content(): Unframed {
    return this.#contentOf(this.scanned)
  }

  /** The keys without a person's head. */
  get scanned(): readonly TypedKey[] {
    return this.#keys.slice(this.headKeys)
  }

  /** Whether the keys so far are a whole code of some wallet. */
  get isComplete(): boolean {
    const { length } = this.#keys
    const mayBe = length >= minCodeLength && length <= maxHeadLength + maxCodeLength
    return mayBe && this.#isCode(this.scanned)
  }

  /**
   * Whether one more digit would make a code too, as with Alipay's of 16 to 24 digits: the burst may be only its head.
   */
  get mayGrow(): boolean {
    return isPaymentShaped(`${this.content.text}0`)
  }

  /** A whole code came, and then more characters than belong to it. */
  get isOverrun(): boolean {
    return this.#wasComplete && !this.isComplete
  }

  /** Number of characters, those of a head included. */
  get length(): number {
    return this.#length
  }

  /**
   * Number of keys at its start that a person typed just before the scanner began; they are not part of the content.
   */
  get headKeys(): number {
    if (this.#keys.length > maxHeadLength + maxCodeLength) return 0
    return headKeysOf(this.#keys, (keys) => this.#isCode(keys))
  }

  /** The oddities of the content. */
  get oddities(): ReadonlySet<Oddity> {
    return new Set(this.scanned.flatMap(({ oddity }) => oddity ?? []))
  }

  /** How the content was typed. */
  get typing(): Typing {
    return typingOf(this.scanned, this.content.text)
  }

  /** How all keys were typed, a head included. */
  get wholeTyping(): Typing {
    return typingOf(this.#keys, this.whole.text)
  }

  /** The gaps between deliveries: longer than the scanner's own on a busy machine. */
  get deliveryGapsMs(): readonly number[] {
    const scanned = this.scanned
    return scanned
      .slice(1)
      .map(({ deliveredAt }, place) => deliveredAt - (scanned[place]?.deliveredAt ?? deliveredAt))
  }

  get lastAt(): number {
    return this.#lastAt
  }

  /**
   * Arrival of the last character on the wall clock, ms since the epoch. Kept apart, because clocks may jump during a
   * scan.
   */
  get receivedAt(): number {
    return this.#receivedAt
  }

  /** How much more time went by on the wall clock since the last character than the keys' stamps account for, in ms. */
  clockJumpMs({ at, deliveredAt, wall }: Arrival): number {
    return wall - (deliveredAt - at) - this.#receivedAt - Math.max(0, at - this.#lastAt)
  }

  /** The first fault, if any. With one, the burst is not a scan, however it ends. */
  get spoiled(): InputReason | undefined {
    return this.#spoiled
  }

  /** Whether it contains a GS1 separator but is not a GS1 label: then the key was a shortcut. */
  get hasShortcut(): boolean {
    const { text, aim } = this.content
    return text.includes(groupSeparator) && !isGs1(text, aim)
  }

  spoil(reason: InputReason): void {
    this.#spoiled ??= reason
  }

  /** Adds a character. Returns its key, which receives the time of its release later. */
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
    // Whole milliseconds, as on the wall clock.
    this.#receivedAt = Math.floor(wall - (deliveredAt - at))
    return key
  }

  readonly #isCode = (keys: readonly TypedKey[]): boolean =>
    keys.length <= maxCodeLength && isPaymentShaped(this.#contentOf(keys).text)

  /**
   * Reads the physical keys where only digit keys came and none typed its digit: there the layout turns digits into
   * symbols. Where one typed its digit, with or without Shift, digits come as digits, and a symbol is that symbol.
   */
  #contentOf(keys: readonly TypedKey[]): Unframed {
    const isByPlace =
      keys.every(({ digit }) => digit !== undefined) && !keys.some((key) => key.isTypedDigit)
    const received = keys.map(({ text, digit }) => (isByPlace ? digit : text)).join('')
    return unframe(received, this.#affixes)
  }
}
