import type { Instant } from '../../age.ts'
import { maxSymbolCharacters } from '../../scan/symbology.ts'

/** A line with its framing; only its head where it was longer than any symbol. */
export interface Line {
  readonly text: string
  /** When its first character arrived. */
  readonly begun: Instant
  readonly overflow: boolean
}

const lineEnd = /[\r\n]/g

/**
 * Cuts a stream of text into lines at CR, LF or CRLF, wherever the chunks are cut. Empty lines are dropped, so a CRLF
 * split over two chunks makes no second line. Bounded: of an endless line only the head is kept.
 */
export class LineSplitter {
  #rest = ''
  #begun: Instant | undefined
  #overflow = false

  /** Takes a chunk and returns the lines that are complete. */
  push(chunk: string, arrived: Instant): Line[] {
    const lines: Line[] = []
    let from = 0
    for (const end of chunk.matchAll(lineEnd)) {
      this.#keep(chunk.slice(from, end.index), arrived)
      lines.push(...this.end())
      from = end.index + 1
    }
    this.#keep(chunk.slice(from), arrived)
    return lines
  }

  /** The stream has ended: returns the rest as the last line. */
  end(): Line[] {
    const begun = this.#begun
    if (!begun) return []
    const line = { text: this.#rest, overflow: this.#overflow, begun }
    this.#rest = ''
    this.#overflow = false
    this.#begun = undefined
    return [line]
  }

  #keep(text: string, arrived: Instant): void {
    if (text === '') return
    this.#begun ??= arrived
    const room = maxSymbolCharacters - this.#rest.length
    this.#rest += text.slice(0, room)
    if (text.length > room) this.#overflow = true
  }
}
