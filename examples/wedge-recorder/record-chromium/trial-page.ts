/** The functions of the recordings' page that the script calls. */
export interface TrialPage {
  /** Sets time 0 of the trace to now. */
  readonly start: () => void
  readonly lines: () => readonly string[]
  /** Blocks the page for a while, soon. */
  readonly blockAfter: (ms: number, forMs: number) => void
  readonly blockAgainAndAgain: (times: number, forMs: number, everyMs: number) => void
}

declare global {
  const trialPage: TrialPage
}
