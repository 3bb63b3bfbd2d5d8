import { isPaymentShaped } from './payment-shape.ts'

/** The text before and after a whole payment code. */
export interface Surroundings {
  readonly before: string
  readonly after: string
}

export type AroundHint = 'constant-prefix' | 'constant-suffix'

/** This many codes in a row with the same text around them show a setting of the scanner. */
const minEqual = 3

// Digits next to digits make a longer number, not a code with a prefix.
const numbers = /[0-9]+/g
// Two digits in a row mark a field of a label, such as the application identifier in `(00)…`.
const field = /[0-9]{2}/

/** The text around the only payment code; `undefined` where there is no code, several, or fields of a label. */
export function surroundingsOf(text: string): Surroundings | undefined {
  const [code, second] = [...text.matchAll(numbers)].filter(([digits]) => isPaymentShaped(digits))
  if (!code || second) return undefined
  const before = text.slice(0, code.index)
  const after = text.slice(code.index + code[0].length)
  return field.test(before) || field.test(after) ? undefined : { before, after }
}

/**
 * Recognises a prefix or a suffix that a scanner puts around every code and that no option names. Scans without a
 * payment code do not count, because some scanners send a different letter for each symbology.
 */
export class AroundCode {
  readonly #before = new Repetition()
  readonly #after = new Repetition()

  /**
   * Takes the text of a scan. Returns the hint that holds now: the prefix first, because the suffix hint appears once
   * the prefix is cured.
   */
  read(text: string): AroundHint | undefined {
    const around = surroundingsOf(text)
    if (around) {
      this.#before.add(around.before)
      this.#after.add(around.after)
    }
    if (this.#before.isConstant) return 'constant-prefix'
    return this.#after.isConstant ? 'constant-suffix' : undefined
  }
}

/** Counts how often the same text came in a row. */
class Repetition {
  #text = ''
  #times = 0

  add(text: string): void {
    this.#times = text === this.#text ? this.#times + 1 : 1
    this.#text = text
  }

  get isConstant(): boolean {
    return this.#text !== '' && this.#times >= minEqual
  }
}
