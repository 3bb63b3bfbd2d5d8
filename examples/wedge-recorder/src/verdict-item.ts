import { cashierTexts, sentences, type Language } from '@paycode/core'
import { make } from './element.ts'
import type { Verdict } from './verdicts.ts'
import { words } from './words.ts'

/** A verdict as an item of the list. `undefined` when a keyboard's problem has ended. */
export function verdictItem(verdict: Verdict, language: Language): HTMLElement | undefined {
  if (verdict.kind === 'keyboard' && !verdict.problem) return undefined
  const masked = verdict.kind === 'keyboard' ? '' : verdict.masked
  return make(
    'li',
    verdict.kind,
    make('b', '', words[language][verdict.kind]),
    make('code', '', masked),
    make('span', '', explanation(verdict, language)),
  )
}

function explanation(verdict: Verdict, language: Language): string {
  if (verdict.kind === 'read') return words[language].whole
  if (verdict.kind === 'keyboard') {
    return verdict.problem ? sentences(verdict.problem.words, language) : ''
  }
  const { what, cure } = cashierTexts[language][verdict.reason]
  return language === 'zh' ? `${what}${cure}` : `${what} ${cure}`
}
