/** The languages of all texts for people. `zh` is Simplified Chinese. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** What happened, and what to do now, in short sentences for a cashier with a queue. */
export interface Words {
  readonly what: string
  readonly cure: string
}

/** The same words in each language: a row in a table of refusals, hints or problems. */
export type EveryLanguage = Readonly<Record<Language, Words>>

/** What happened and what to do, on one line. Chinese has no space between its sentences. */
export const sentences = (words: EveryLanguage, language: Language): string =>
  [words[language].what, words[language].cure].join(language === 'zh' ? '' : ' ')

/** Replaces `{name}` with its value in the words of each language. */
export function filledWords(
  row: EveryLanguage,
  values: Readonly<Record<string, string | number>>,
): EveryLanguage {
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  const both = ({ what, cure }: Words): Words => ({ what: filled(what), cure: filled(cure) })
  return { en: both(row.en), zh: both(row.zh) }
}
