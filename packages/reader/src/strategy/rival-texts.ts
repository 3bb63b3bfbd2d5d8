import { isPaymentShaped } from '@paycode/core/adapter'
import type { FoundCode } from '../decoders/frame-decoder.ts'

/** One that was not read in so many frames has left: with the other alone core has ended the rivalry by then. */
const framesUntilGone = 30

/** The payment codes that were read in one frame with another: two phones, as long as both are there. */
export class RivalTexts {
  #frame = 0
  readonly #lastRead = new Map<string, number>()

  next(): void {
    this.#frame += 1
    for (const [text, frame] of this.#lastRead) {
      if (this.#frame - frame > framesUntilGone) this.#lastRead.delete(text)
    }
    if (this.#lastRead.size === 1) this.#lastRead.clear()
  }

  /** Some are among these and another is not: it has left, or it was not looked for well enough. */
  isOneMissing(codes: readonly FoundCode[]): boolean {
    const read = new Set(codes.map(({ text }) => text).filter((text) => this.#lastRead.has(text)))
    return read.size > 0 && read.size < this.#lastRead.size
  }

  add(codes: readonly FoundCode[]): void {
    const payments = new Set(codes.map(({ text }) => text).filter(isPaymentShaped))
    const areRivals = payments.size > 1
    for (const text of payments) {
      if (areRivals || this.#lastRead.has(text)) this.#lastRead.set(text, this.#frame)
    }
  }
}
