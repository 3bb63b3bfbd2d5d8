import type { Language } from '@paycode/core'
import { element } from '../shared/element.ts'
import { submitTimeoutMs } from './simulated-backend.ts'
import { announce } from './stage-view.ts'
import { words } from './words.ts'

/** A screen reader announces this number of seconds left, and not each second, which would drown everything else. */
const mark = 5
let shown: number | undefined

/**
 * Shows how long the till still waits for the backend, as a ring, as a number, and once as an announcement. The code's own
 * minute no longer matters after `take()`, so it is not shown.
 */
export function showRemaining(submittedAt: number | undefined, language: Language): void {
  const passedMs = submittedAt === undefined ? 0 : Date.now() - submittedAt
  const leftMs = Math.min(submitTimeoutMs, Math.max(0, submitTimeoutMs - passedMs))
  element('ring', SVGCircleElement).style.strokeDashoffset = String(1 - leftMs / submitTimeoutMs)
  const before = shown
  const now = submittedAt === undefined ? undefined : Math.ceil(leftMs / 1000)
  if (now === before) return
  shown = now
  const seconds = String(now ?? '')
  const text = now === undefined ? '' : words[language].secondsLeft.replace('{}', seconds)
  element('seconds', HTMLElement).textContent = seconds
  element('time-left', HTMLElement).textContent = text
  if ((before ?? 0) > mark && (now ?? Infinity) <= mark) announce(text)
}
