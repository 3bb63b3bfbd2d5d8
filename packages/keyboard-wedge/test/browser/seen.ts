import type { KeyboardWedgeOptions } from '@paycode/keyboard-wedge'
import type { fieldInFocus, select } from './field-in-focus.ts'

interface Pressed {
  readonly key: string
  /** By the event's own stamp, in ms. */
  readonly at: number
  readonly isPrevented: boolean
}

/** What a till's page has seen so far. */
export interface Seen {
  readonly scans: readonly string[]
  /** From the delivery of the last key press to each scan, in ms. */
  readonly lagsMs: readonly number[]
  /** Reasons of the rejections. */
  readonly refused: readonly string[]
  /** State and problem code of each status. */
  readonly statuses: readonly string[]
  readonly submits: number
  /** Ids of what was clicked. */
  readonly clicks: readonly string[]
  /** Every key press that came to the window, heard before the wedge. */
  readonly pressed: readonly Pressed[]
  /** How many releases came. */
  readonly released: number
  /** What a listener of the page hears: `down 1`, `up 1`. */
  readonly heard: readonly string[]
  /** What the page's fields told: the type and text of each input event. */
  readonly inputs: readonly string[]
  /** What went wrong in the page. */
  readonly faults: readonly string[]
}

/** What stands in the global scope of a till's page. */
export interface TillScope {
  readonly seen: () => Seen
  readonly fieldInFocus: typeof fieldInFocus
  readonly select: typeof select
  readonly till: { readonly open: () => void; readonly close: () => void }
  /** For a frame of the page, whose keys do not pass through the page's window. */
  readonly notePress: (event: KeyboardEvent) => void
  /** Set by an inline script of the page. */
  readonly tillOptions?: KeyboardWedgeOptions
}
