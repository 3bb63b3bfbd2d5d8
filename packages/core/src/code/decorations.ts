import type { CodeRecogniser } from '@paycode/parameters'
import type { Source } from '../scan/source.ts'

/** Length of a WeChat Pay code, the only code that decorations are looked for around. */
const codeLength = 18
/** Most characters that a decoration has: scanners add a letter or a counter's number. */
const maxDecoration = 16
/** This many different codes in a row with the same characters around them are a setting of the scanner. */
const minCodes = 3
/** Payment codes are random from the third digit on, while the numbers of one series of labels begin alike. */
const headLength = 5
/** Scanners remembered at a time; a till has a few. */
const maxSources = 256

/** The characters around a code. */
interface Decoration {
  readonly before: string
  readonly after: string
  /** The first digits of the different codes inside it. More of a code is not kept. */
  readonly heads: Set<string>
}

/**
 * Learns which characters each scanner adds around every code where no option of the till or the decoder names them.
 * Three different codes distinguish such a scan from a longer label: then the scanner is known to decorate, until it
 * sends a scan without the decoration.
 */
export class Decorations {
  readonly #codes: CodeRecogniser<string>
  readonly #known = new Map<string, Decoration[]>()

  constructor(codes: CodeRecogniser<string>) {
    this.#codes = codes
  }

  /** Takes the text of a scan. Returns whether it is a code in a decoration of this scanner. */
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

  /** The scanner has sent a code without decoration. */
  forget(source: Source): void {
    if (this.#known.size > 0) this.#known.delete(nameOf(source))
  }

  /**
   * Whether a scan is compatible with a decoration: it has the decoration, and if the rest is as long as a code, the
   * rest is one.
   */
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
