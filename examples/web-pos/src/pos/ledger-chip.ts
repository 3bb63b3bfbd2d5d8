import { sentences, type Language, type LedgerStatus } from '@paycode/core'
import { setText } from '../shared/set-text.ts'
import { words } from './words.ts'

/** How well used codes are remembered, as a dot and a word, or what to do about it. */
export function showLedger(chip: HTMLElement, status: LedgerStatus, language: Language): void {
  const { problem, state } = status
  chip.dataset['state'] = problem && state === 'open' ? 'hint' : state
  const text = chip.querySelector('span')
  if (!text) return
  const said = problem
    ? sentences(problem.words, language)
    : words[language][state === 'open' ? 'kept' : state]
  setText(text, said)
}
