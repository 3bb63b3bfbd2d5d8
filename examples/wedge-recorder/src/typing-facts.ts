import type { Recorded } from './recording.ts'

/** What a recording says about the scanner's pace. */
export interface TypingFacts {
  readonly events: number
  readonly keys: number
  /** The middle one and the longest of the gaps between two key presses, in ms; absent below two presses. */
  readonly medianGapMs: number | undefined
  readonly longestGapMs: number | undefined
}

/** A longer gap is a pause between two scans. */
const pauseMs = 500

export function typingFacts(events: readonly Recorded[]): TypingFacts {
  const presses = events.filter(({ keystroke }) => keystroke.type === 'keydown')
  const gapsMs = presses
    .slice(1)
    // With an input method, stamps may go back.
    .map(({ t }, place) => Math.max(0, t - (presses[place]?.t ?? t)))
    .filter((gapMs) => gapMs < pauseMs)
    .toSorted((one, other) => one - other)
  return {
    ...{ events: events.length, keys: presses.length },
    medianGapMs: gapsMs[Math.floor((gapsMs.length - 1) / 2)],
    longestGapMs: gapsMs.at(-1),
  }
}
