import type { EveryLanguage } from './words.ts'

/** What is wrong with a device or a ledger: `code` is for programs, `words` are for people. */
export interface Problem<Code extends string = string> {
  readonly code: Code
  readonly words: EveryLanguage
}

/** The problem that a row of a table describes. A row may say more than words: how the problem mends, where it is known from. */
export const problemOf = <Code extends string>(
  rows: Readonly<Record<Code, EveryLanguage>>,
  code: Code,
): Problem<Code> => {
  const { en, zh } = rows[code]
  return { code, words: { en, zh } }
}

/** An error with words for people. Its `message` is what happened, in English. */
export class ProblemError<Code extends string> extends Error implements Problem<Code> {
  readonly code: Code
  readonly words: EveryLanguage

  constructor(code: Code, { en, zh }: EveryLanguage, options?: ErrorOptions) {
    super(en.what, options)
    this.code = code
    this.words = { en, zh }
  }
}
