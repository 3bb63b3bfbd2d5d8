import type { FoundCode } from '../decoders/frame-decoder.ts'

/**
 * A text is new again after it was not read for more than this many frames. Core keeps a code in view for at least as many,
 * so every code that core may report again is new here too.
 */
const framesUntilNew = 5

/** The texts that were read in recent frames. */
export class KnownTexts {
  #frame = 0
  readonly #lastRead = new Map<string, number>()

  next(): void {
    this.#frame += 1
    for (const [text, frame] of this.#lastRead) {
      if (this.#frame - frame > framesUntilNew) this.#lastRead.delete(text)
    }
  }

  hasAll(codes: readonly FoundCode[]): boolean {
    return codes.every(({ text }) => this.#lastRead.has(text))
  }

  add(codes: readonly FoundCode[]): void {
    for (const { text } of codes) this.#lastRead.set(text, this.#frame)
  }
}
