/** Has something done when a trial is over, however it ended; the last first. */
export type After = (undo: () => void) => void

/** What is tried inside the virtual machine, by name, in this order. */
export type Trials = Readonly<Record<string, (after: After) => Promise<void>>>

/** Attempts at a failing trial, as many as at a failing test of the lab (lab/jest/retry-disturbed.mjs). */
export const attempts = 3

/** One attempt at a trial. The guest prints it as one line. */
export interface TrialReport {
  readonly trial: string
  /** What went wrong; none where nothing did. */
  readonly fault?: string
}

/** Begins a line that is a report, and not the program's own output. */
export const reportMark = '\u001E'
