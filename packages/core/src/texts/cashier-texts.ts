import { codeRefusals } from '../code/code-refusals.ts'
import { readyRefusals } from '../ready/ready-refusals.ts'
import type { RejectionReason } from '../ready/ready-codes.ts'
import { inputRefusals } from '../scan/input-refusals.ts'
import type { EveryLanguage, Language, Words } from '../words.ts'
import { byLanguage } from './by-language.ts'

type CashierTexts = Readonly<Record<RejectionReason, Words>>

const refusals: Readonly<Record<RejectionReason, EveryLanguage>> = {
  ...inputRefusals,
  ...codeRefusals,
  ...readyRefusals,
}

function textsIn(language: Language): CashierTexts {
  const texts = Object.entries(refusals).map(([reason, row]) => [reason, row[language]])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The keys are those of `refusals`.
  return Object.fromEntries(texts) as CashierTexts
}

/**
 * The words for every rejection reason, by language.
 * @throws {TypeError} for a language that it does not have, as in `cashierTexts.fr`.
 */
export const cashierTexts: Readonly<Record<Language, CashierTexts>> = byLanguage('cashierTexts', {
  en: textsIn('en'),
  zh: textsIn('zh'),
})
