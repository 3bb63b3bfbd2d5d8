import { sentences, type DeviceStatus, type Language } from '@paycode/core'
import { setText } from '../shared/set-text.ts'
import { words } from './words.ts'

/** A scanner's state as a dot and a word, or what to do about it. */
export function showDevice(chip: HTMLElement, status: DeviceStatus, language: Language): void {
  chip.dataset['state'] = status.problem && status.state === 'open' ? 'hint' : status.state
  const text = chip.querySelector('span')
  if (!text) return
  const { problem, state } = status
  // The camera's are said over its picture.
  const isSaidHere = problem && (chip.dataset['says'] === 'cure' || state === 'open')
  setText(text, isSaidHere ? sentences(problem.words, language) : words[language][state])
}
