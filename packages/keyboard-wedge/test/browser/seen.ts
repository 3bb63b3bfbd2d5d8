import type { KeyboardWedgeOptions } from '@paycode/keyboard-wedge'
import type { fieldInFocus, select } from './field-in-focus.ts'

interface Pressed {
  readonly key: string
  /** The event's own time stamp, in ms. */
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
  /** Ids of the clicked elements. */
  readonly clicks: readonly string[]
  /** Every key press that reached the window, noted by a listener before the wedge's. */
  readonly pressed: readonly Pressed[]
  /** The number of key releases that reached the window. */
  readonly released: number
  /** The key events that reach the page's own listener: `down 1`, `up 1`. */
  readonly heard: readonly string[]
  /** The type and text of each `input` event in the page. */
  readonly inputs: readonly string[]
  /** Errors in the page. */
  readonly faults: readonly string[]
}

/** The global names in a till's page. */
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
