import { isPaymentShaped } from '@paycode/core/adapter'
import type { FoundCode } from '../decoders/frame-decoder.ts'

/** A code has left after this many frames without it. By then core reports the other one, if it alone is in view. */
const framesUntilGone = 30

/** The payment codes that were read together in one frame: two phones, until one has left. */
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

  /** Whether some rivals are among these codes and another is missing: it has left, or the light pass missed it. */
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
