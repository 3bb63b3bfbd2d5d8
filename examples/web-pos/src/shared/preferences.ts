import type { Language } from '@paycode/core'

const languageKey = 'paycode-demo-language'
const soundKey = 'paycode-demo-sound'

/** Besides the till's ledger, only these two values are stored. A browser may forbid even that. */
export const preferences = {
  get language(): Language {
    const kept = read(languageKey)
    if (kept === 'en' || kept === 'zh') return kept
    return navigator.language.startsWith('zh') ? 'zh' : 'en'
  },
  set language(language: Language) {
    write(languageKey, language)
  },
  get sound(): boolean {
    return read(soundKey) !== 'off'
  },
  set sound(isOn: boolean) {
    write(soundKey, isOn ? 'on' : 'off')
  },
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // The choice then lasts only for this visit.
  }
}
