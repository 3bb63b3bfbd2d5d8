import type { CodeRecogniser } from '@paycode/parameters'
import type { Source } from '../scan/source.ts'

/** As long as a code of WeChat Pay, which is what a decoration is looked for around. */
const codeLength = 18
/** A scanner puts a few characters around each code: a letter, a counter's number. */
const maxDecoration = 16
/** This many different codes in a row with the same characters around them are a setting of the scanner. */
const minCodes = 3
/** Codes of a customer are random from the third digit on, numbers of one series of labels begin alike. */
const headLength = 5
/** A till has a few sources. */
const maxSources = 256

/** What stands around a code. */
interface Decoration {
  readonly before: string
  readonly after: string
  /** How the different codes inside it began. No more of them is kept. */
  readonly heads: Set<string>
}

/**
 * Learns, for each scanner, which digits it puts around every code, where neither the till nor the scanner's decoder were told of it. To
 * tell such a scan from a longer label takes three codes: then the scanner is known to decorate, until a scan of it comes without.
 */
export class Decorations {
  readonly #codes: CodeRecogniser<string>
  readonly #known = new Map<string, Decoration[]>()

  constructor(codes: CodeRecogniser<string>) {
    this.#codes = codes
  }

  /** Takes the text of a scan, and tells whether it is a code in a decoration of this scanner. */
  isDecorated(text: string, source: Source): boolean {
    const scanner = nameOf(source)
    const left = (this.#known.get(scanner) ?? []).filter((known) => this.#fits(known, text))
    const around = this.#around(text)
    for (const { before, after, head } of around) {
      const known = left.find((one) => one.before === before && one.after === after)
      if (!known) left.push({ before, after, heads: new Set([head]) })
      else if (known.heads.size < minCodes) known.heads.add(head)
    }
    this.#remember(scanner, left)
    return left.some(
      ({ before, after, heads }) =>
        heads.size >= minCodes &&
        around.some((one) => one.before === before && one.after === after),
    )
  }

  /** The scanner sends codes as they are. */
  forget(source: Source): void {
    if (this.#known.size > 0) this.#known.delete(nameOf(source))
  }

  /** Whether a scan leaves a decoration possible: it has it, and if it is as long as a code in it, a code. */
  #fits({ before, after }: Decoration, text: string): boolean {
    if (!text.startsWith(before) || !text.endsWith(after)) return false
    const inner = text.length - before.length - after.length
    return inner !== codeLength || this.#isCode(text.slice(before.length, before.length + inner))
  }

  #around(text: string) {
    const spare = text.length - codeLength
    if (spare < 1 || spare > maxDecoration) return []
    return Array.from({ length: spare + 1 }, (_, at) => ({
      before: text.slice(0, at),
      code: text.slice(at, at + codeLength),
      after: text.slice(at + codeLength),
    }))
      .filter(({ code }) => this.#isCode(code))
      .map(({ before, code, after }) => ({ before, after, head: code.slice(0, headLength) }))
  }

  #isCode(text: string): boolean {
    const verdict = this.#codes.recognise(text)
    return verdict.ok && verdict.wallet === 'wechat-pay'
  }

  #remember(scanner: string, decorations: Decoration[]): void {
    const isNew = !this.#known.has(scanner)
    const [oldest] = this.#known.keys()
    if (isNew && oldest !== undefined && this.#known.size === maxSources) this.#known.delete(oldest)
    if (decorations.length > 0) this.#known.set(scanner, decorations)
    else this.#known.delete(scanner)
  }
}

const nameOf = ({ kind, id }: Source): string => JSON.stringify([kind, id])
