import type { Symbology } from '@paycode/core'
import type { Point } from '../../frame/luminance-frame.ts'
import type { FoundCode } from '../frame-decoder.ts'

/** A bar code as one row shows it, from the symbol's left to its right. */
interface Line {
  readonly from: Point
  readonly to: Point
}

/** At least this many rows must agree, because a bar code's check digit alone lets wrong texts pass. */
const minLines = 2

/** Combines what the rows of a picture show into codes. */
export class BarLines {
  readonly #lines = new Map<string, { symbology: Symbology; text: string; lines: Line[] }>()

  add(symbology: Symbology, text: string, line: Line): void {
    const key = `${symbology} ${text}`
    const known = this.#lines.get(key)
    if (known) known.lines.push(line)
    else this.#lines.set(key, { symbology, text, lines: [line] })
  }

  codes(): FoundCode[] {
    return [...this.#lines.values()]
      .filter(({ lines }) => lines.length >= minLines)
      .map(({ symbology, text, lines }) => ({ symbology, text, corners: cornersOf(lines) }))
  }
}

function cornersOf(lines: readonly Line[]): FoundCode['corners'] {
  const sorted = lines.toSorted((one, other) => fallOf(one) - fallOf(other))
  const [top, bottom] = [sorted[0]!, sorted.at(-1)!]
  return [top.from, top.to, bottom.to, bottom.from]
}

/** How far down the symbol a line lies, seen the way the symbol reads: its lines run to the right. */
const fallOf = ({ from, to }: Line): number =>
  ((to.x - from.x) * (from.y + to.y) - (to.y - from.y) * (from.x + to.x)) / 2
