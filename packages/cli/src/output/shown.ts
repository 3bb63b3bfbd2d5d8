import { printable } from './printable.ts'

/**
 * A text that is safe to print. `shown`, `fixed` and the styles create it; `writeOut` and `writeError` accept only
 * this.
 */
export class Shown {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Template tag: the template itself is printed unchanged, and each value in it goes through `printable`. */
export function shown(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Shown)[]
): Shown {
  const texts = values.map((value) =>
    value instanceof Shown ? value.text : printable(String(value)),
  )
  return new Shown(String.raw({ raw: parts }, ...texts))
}

/** A text of this program that is printed unchanged: a help text, a control sequence. */
export const fixed = (text: string): Shown => new Shown(text)
