import type { EveryLanguage } from './words.ts'

/** A problem of a device or a ledger: `code` is for programs, `words` are for people. */
export interface Problem<Code extends string = string> {
  readonly code: Code
  readonly words: EveryLanguage
}

/**
 * The problem that a table's row describes. Further columns of a row, such as how the problem mends or its source, are
 * left out.
 */
export const problemOf = <Code extends string>(
  rows: Readonly<Record<Code, EveryLanguage>>,
  code: Code,
): Problem<Code> => {
  const { en, zh } = rows[code]
  return { code, words: { en, zh } }
}

/** An error with words for people. `message` says what happened, in English. */
export class ProblemError<Code extends string> extends Error implements Problem<Code> {
  readonly code: Code
  readonly words: EveryLanguage

  constructor(code: Code, { en, zh }: EveryLanguage, options?: ErrorOptions) {
    super(en.what, options)
    this.code = code
    this.words = { en, zh }
  }
}
