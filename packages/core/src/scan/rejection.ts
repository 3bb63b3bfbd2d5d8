import type { Source } from './source.ts'
import { mask } from './mask.ts'

/** Why an input could not turn what arrived into a scan, each with its meaning. */
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
  /** Produced by a script, or pasted. */
  'untrusted-input',
  /** Delivered more than five seconds after it happened. */
  'stale-input',
  /** An input method or NumLock changed the digits. */
  'input-method',
  /** Two different payment codes in one camera view. */
  'ambiguous',
  /** One more character arrived after a complete code; nothing of it is used. */
  'wrong-length',
  /** The scanner types each character twice. */
  'doubled-keys',
  /** A report that contradicts itself: an impossible length byte, or an unknown layout. */
  'damaged-report',
] as const

export type InputReason = (typeof inputReasons)[number]

/**
 * A scan that is not handed on, with the reason. A value, not an error: the cashier's message depends on `reason`. It
 * never contains the code: `masked` has at most its first two and last two characters.
 */
export interface Rejection<Reason extends string = string> {
  readonly status: 'rejected'
  readonly reason: Reason
  readonly masked: string
  readonly source: Source
  /** When it was refused, ms since the epoch by the wall clock. */
  readonly at: number
  /** With reason `other-wallet`: the wallet of the code, where it is known. */
  readonly wallet?: string
  /**
   * Stands for this many rejections of the same source and reason, itself included, which came too fast to be reported
   * singly.
   */
  readonly count?: number
}

export const isRejection = <Reason extends string>(
  value: object | Rejection<Reason>,
): value is Rejection<Reason> => 'status' in value && value.status === 'rejected'

/** A rejection of `text`, which is masked here. */
export function reject<Reason extends string>(
  reason: Reason,
  text: string,
  source: Source,
  at: number,
): Rejection<Reason> {
  return { status: 'rejected', reason, masked: mask(text), source, at }
}
