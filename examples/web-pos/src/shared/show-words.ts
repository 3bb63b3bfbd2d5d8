import type { Language } from '@paycode/core'
import { preferences } from './preferences.ts'

/** Sets the text of every `data-word` and the accessible name of every `data-label` in the page. */
export function showWords(words: Readonly<Record<string, string>>, language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en'
  for (const worded of document.querySelectorAll<HTMLElement>('[data-word]')) {
    worded.textContent = words[worded.dataset['word'] ?? ''] ?? ''
  }
  for (const labelled of document.querySelectorAll<HTMLElement>('[data-label]')) {
    labelled.ariaLabel = words[labelled.dataset['label'] ?? ''] ?? ''
  }
  for (const button of languageButtons()) {
    button.ariaPressed = String(button.dataset['lang'] === language)
  }
}

/** Calls back when another language is chosen, and stores the choice. */
export function onLanguage(change: (language: Language) => void): void {
  for (const button of languageButtons()) {
    button.addEventListener('click', () => {
      const language = button.dataset['lang'] === 'zh' ? 'zh' : 'en'
      preferences.language = language
      change(language)
    })
  }
}

const languageButtons = (): NodeListOf<HTMLButtonElement> =>
  document.querySelectorAll<HTMLButtonElement>('button[data-lang]')
