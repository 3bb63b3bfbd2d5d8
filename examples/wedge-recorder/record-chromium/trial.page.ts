// The page of the recordings: it records every event, and blocks on request.
import { traceLine } from '@paycode/simulator'
import { heardKeystrokes } from '../src/heard-keystrokes.ts'
import type { TrialPage } from './trial-page.ts'

const lines: string[] = []
let startedAt = performance.now()

heardKeystrokes().subscribe(({ keystroke, delivery }) => {
  lines.push(traceLine(keystroke, startedAt, delivery))
})

// Ctrl+J would open the browser's own page of downloads.
addEventListener('keydown', (event) => {
  if (event.ctrlKey) event.preventDefault()
})

function blockFor(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

const trialPage: TrialPage = {
  start: () => {
    lines.length = 0
    startedAt = performance.now()
  },
  lines: () => lines,
  blockAfter: (ms, forMs) => void setTimeout(blockFor, ms, forMs),
  blockAgainAndAgain: (times, forMs, everyMs) => {
    const again = (left: number): void => {
      blockFor(forMs)
      if (left > 1) setTimeout(again, everyMs - forMs, left - 1)
    }
    setTimeout(again, 0, times)
  },
}
Object.assign(globalThis, { trialPage })
