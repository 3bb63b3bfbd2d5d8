import { longestSymbol } from '../longest-symbol.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import type { InputReason } from '../rejection.ts'
import { etx, stx, unframe, type Unframed } from '../unframe.ts'
import type { Hold } from './key-presses.ts'
import type { Typing } from './pace.ts'
import type { Stroke } from './stroke.ts'

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

/** Characters that came close enough together to be one scan. Bounded: past `longestSymbol` nothing is kept. */
export class Burst {
  readonly startedAt: number
  #received = ''
  /** The digits of the physical keys, as long as nothing else came. */
  #digits: string | undefined = ''
  #isComplete = false
  #isOverrun = false
  #lastAt: number
  #lastDeliveredAt = 0
  #receivedAt = 0
  readonly #gapsMs: number[] = []
  readonly #dwellsMs: number[] = []
  #overlaps = 0
  readonly #deliveryGapsMs: number[] = []
  #spoiled: InputReason | undefined

  constructor(startedAt: number) {
    this.startedAt = startedAt
    this.#lastAt = startedAt
  }

  get content(): Unframed {
    return unframe(this.#digits ?? this.#received)
  }

  /** Whether what came so far is a whole code of some wallet. */
  get isComplete(): boolean {
    return this.#isComplete
  }

  /** A whole code came, and then more than belongs to it. */
  get isOverrun(): boolean {
    return this.#isOverrun
  }

  /** How it was typed. No gap is negative: with an input method running, stamps do go back. */
  get typing(): Typing {
    const { text } = this.content
    const [gapsMs, dwellsMs, overlaps] = [this.#gapsMs, this.#dwellsMs, this.#overlaps]
    return { text, gapsMs, dwellsMs, overlaps }
  }

  /** The same gaps as they reached us: longer than the scanner's own where the machine is busy. */
  get deliveryGapsMs(): readonly number[] {
    return this.#deliveryGapsMs
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
  released({ dwellMs, overlaps }: Hold): void {
    if (this.#dwellsMs.length === longestSymbol) return
    this.#dwellsMs.push(dwellMs)
    if (overlaps) this.#overlaps += 1
  }

  add({ text, digit }: Character, { at, deliveredAt, wall }: Arrival): void {
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
      const wasComplete = this.#isComplete
      this.#isComplete = isPaymentShaped(this.content.text)
      if (wasComplete && !this.#isComplete) this.#isOverrun = true
    }
    this.#lastAt = Math.max(this.#lastAt, at)
    this.#lastDeliveredAt = deliveredAt
    // Whole milliseconds, as the wall clock has them.
    this.#receivedAt = Math.floor(wall - (deliveredAt - at))
  }
}
