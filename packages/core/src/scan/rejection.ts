import type { Source } from './source.ts'
import { mask } from './mask.ts'

/** Why an input could not make a scan of what arrived, with what it means. */
export const inputReasons = [
  /** Ended by time-out, blur or unplug before it was whole. */
  'incomplete',
  /** A payment code's digits at a person's pace. */
  'typed-by-hand',
  /** One key held down, which the keyboard repeats. */
  'held-key',
  /** A control key or shortcut came inside the scan. */
  'control-key',
  /** Two scanners typed at the same time. */
  'interleaved',
  /** More characters than any symbol holds. */
  'overflow',
  /** Made by a script, or pasted. */
  'untrusted-input',
  /** Delivered more than five seconds after it happened. */
  'stale-input',
  /** An input method or NumLock ate the digits. */
  'input-method',
  /** Two different payment codes in one camera view. */
  'ambiguous',
  /** One more character arrived after a complete code: none of it is used. */
  'wrong-length',
  /** The scanner types each character twice. */
  'doubled-keys',
  /** A report that contradicts itself: its count is impossible, or no known layout fits it. */
  'damaged-report',
] as const

export type InputReason = (typeof inputReasons)[number]

/**
 * Something that was scanned and is not handed on, and why. A value, not an error: a cashier's message hangs on
 * `reason`. It never carries the code: `masked` has at most its first two and last two characters.
 */
export interface Rejection<Reason extends string = string> {
  readonly status: 'rejected'
  readonly reason: Reason
  readonly masked: string
  readonly source: Source
  /** When it was refused, ms since the epoch by the wall clock. */
  readonly at: number
  /** With reason `other-wallet`, whose code it is, where that is known. */
  readonly wallet?: string
  /** This one stands for so many of the same source and reason, itself included, which came too fast to be reported one by one. */
  readonly count?: number
}

export const isRejection = <Reason extends string>(
  value: object | Rejection<Reason>,
): value is Rejection<Reason> => 'status' in value && value.status === 'rejected'

/** A rejection of `text`, which is masked on the way in. */
export function reject<Reason extends string>(
  reason: Reason,
  text: string,
  source: Source,
  at: number,
): Rejection<Reason> {
  return { status: 'rejected', reason, masked: mask(text), source, at }
}
