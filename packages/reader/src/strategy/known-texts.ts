import type { FoundCode } from '../decoders/frame-decoder.ts'

/**
 * A text that was not read in more frames than these is new when it comes again. Core keeps a code in view for at least as many,
 * so that what it may tell once more is new here, too.
 */
const framesUntilNew = 5

/** What has been read lately. */
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
