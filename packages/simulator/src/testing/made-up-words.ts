import type { EveryLanguage } from '@paycode/core/adapter'

/** Words for an error that a test makes up: the same in every language. */
export const madeUpWords = (what: string, cure = 'Wait.'): EveryLanguage => ({
  en: { what, cure },
  zh: { what, cure },
})
