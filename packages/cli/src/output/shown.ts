import { printable } from './printable.ts'

/** A text that is safe to print. `shown`, `fixed` and the styles make it; `writeOut` and `writeError` take nothing else. */
export class Shown {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Tags a template: the template is printed as it is, and each value in it as `printable` makes it. */
export function shown(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Shown)[]
): Shown {
  const texts = values.map((value) =>
    value instanceof Shown ? value.text : printable(String(value)),
  )
  return new Shown(String.raw({ raw: parts }, ...texts))
}

/** A text of this program's own that is printed as it is: a help, a control sequence. */
export const fixed = (text: string): Shown => new Shown(text)
