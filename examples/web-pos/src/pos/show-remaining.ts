import type { Language, ReadyCode } from '@paycode/core'
import { element } from '../shared/element.ts'
import { announce } from './stage-view.ts'
import { words } from './words.ts'

const lifeMs = 60_000
/** Said when so many seconds are left; each of them would drown all else. */
const marks = [30, 10]
let shown: number | undefined

/** What is left of the code's minute: to be seen, to be looked up with a screen reader, and said at the marks. */
export function showRemaining(code: ReadyCode | undefined, language: Language): void {
  const leftMs = code?.remainingMs() ?? lifeMs
  element('ring', SVGCircleElement).style.strokeDashoffset = String(1 - leftMs / lifeMs)
  const before = shown
  const now = code && Math.ceil(leftMs / 1000)
  if (now === before) return
  shown = now
  const seconds = String(now ?? '')
  const text = now === undefined ? '' : words[language].secondsLeft.replace('{}', seconds)
  element('seconds', HTMLElement).textContent = seconds
  element('time-left', HTMLElement).textContent = text
  const isPassed = (mark: number) => (before ?? 0) > mark && (now ?? Infinity) <= mark
  if (marks.some(isPassed)) announce(text)
}
