/** What the page of the recordings lets the script do. */
export interface TrialPage {
  /** Time 0 of the trace is now. */
  readonly start: () => void
  readonly lines: () => readonly string[]
  /** Lets the page be stuck for a while, soon. */
  readonly blockAfter: (ms: number, forMs: number) => void
  readonly blockAgainAndAgain: (times: number, forMs: number, everyMs: number) => void
}

declare global {
  const trialPage: TrialPage
}
