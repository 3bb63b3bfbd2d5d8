import type { Recorded } from './recording.ts'

/** The scanner's pace in a recording. */
export interface TypingFacts {
  readonly events: number
  readonly keys: number
  /** Median and longest gap between two key presses, in ms. Absent with fewer than two presses. */
  readonly medianGapMs: number | undefined
  readonly longestGapMs: number | undefined
}

/** A gap longer than this, in ms, is a pause between two scans. */
const pauseMs = 500

export function typingFacts(events: readonly Recorded[]): TypingFacts {
  const presses = events.filter(({ keystroke }) => keystroke.type === 'keydown')
  const gapsMs = presses
    .slice(1)
    // With an input method, time stamps may go backwards.
    .map(({ t }, place) => Math.max(0, t - (presses[place]?.t ?? t)))
    .filter((gapMs) => gapMs < pauseMs)
    .toSorted((one, other) => one - other)
  return {
    ...{ events: events.length, keys: presses.length },
    medianGapMs: gapsMs[Math.floor((gapsMs.length - 1) / 2)],
    longestGapMs: gapsMs.at(-1),
  }
}
