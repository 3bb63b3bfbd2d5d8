import { cashierTexts, type Language } from '@paycode/core'
import { element, make } from '../shared/element.ts'
import type { Refusal } from './checkout.ts'
import { nameOfInput } from './stage-view.ts'
import { words } from './words.ts'

/** Shows why a scan was refused and what to do. Shows nothing without a refusal. */
export function showRefusal(refusal: Refusal | undefined, language: Language): void {
  const box = element('refusal', HTMLElement)
  if (!refusal) return box.replaceChildren()
  const { what, cure } = cashierTexts[language][refusal.reason]
  const from = `${refusal.masked} · ${nameOfInput(refusal.source.kind, language)}`
  box.replaceChildren(
    make('p', 'what', what),
    make('p', 'cure', cure),
    make('p', 'hint', `${words[language].refused}: ${from}`),
  )
}
