import { isPaymentShaped } from '../payment-shape.ts'
import type { InputReason } from '../rejection.ts'
import type { Burst } from './burst.ts'
import type { BurstEnd, Ending } from './burst-end.ts'
import type { HiddenKeys } from './hidden-keys.ts'
import { judgePace, medianOf, type Pace } from './pace.ts'
import { TypedDigits } from './typed-digits.ts'
import { whyNoScan } from './why-no-scan.ts'

/** Ordinary typing is no news: fewer characters at a scanner's pace are worth neither a scan nor a rejection. */
export const leastCharacters = 6

/** What comes so soon after a scan that was cut off is its rest: a piece of a code must not pass for a product's. */
const restOfScanMs = 1_000

/** What a burst was, and why it is refused if it is. */
export interface Verdict extends Pick<BurstEnd, 'by'> {
  readonly reason?: InputReason | undefined
  /** What is refused, where that is more than the burst. */
  readonly text?: string
}

/** What is at a scanner's pace, and is nevertheless the work of a finger or a script. */
export const isNoScanner = (reason: InputReason | undefined): boolean =>
  reason === 'held-key' || reason === 'untrusted-input'

/** Tells scanners from hands, and whole scans from pieces, burst by burst. */
export class BurstJudge {
  readonly #pace: Pace
  readonly #hidden: HiddenKeys
  readonly #typed = new TypedDigits()
  /** When the last key came of a scan that was cut off. */
  #cutOffAt = Number.NEGATIVE_INFINITY

  /** @param hidden keys whose text has not come, as the decoder notes them; forgotten with each verdict. */
  constructor(pace: Pace, hidden: HiddenKeys) {
    this.#pace = pace
    this.#hidden = hidden
  }

  /** Of a burst that has just ended, in the order in which they come. */
  judge(burst: Burst, how: Ending): Verdict {
    const { content, typing, isComplete, lastAt } = burst
    // With a terminator the longer text is a scan of its own; without, its head must not pass for a code.
    const overrun = burst.isOverrun && how !== 'terminator' ? 'wrong-length' : undefined
    const isEaten = this.#hidden.countSince(burst.startedAt - this.#pace.burstGapMs) > 0
    const hidden = isEaten && !isComplete ? 'input-method' : undefined
    this.#hidden.forget()
    const spoiled = burst.spoiled ?? whyNoScan(typing) ?? hidden ?? overrun
    const { text } = content
    if (text.length < leastCharacters || judgePace(typing, this.#pace) === 'hand') {
      // Too short to say anything of, and yet perhaps the head of a scan that was cut off.
      const isHead = how !== 'terminator' && typing.gapsMs.length > 0
      if (isHead && medianOf(typing.gapsMs) <= this.#pace.fastMs) this.#cutOffAt = lastAt
      if (spoiled === undefined) return this.#judgeTyped(text, burst)
      return { by: 'hand', reason: isComplete ? spoiled : undefined }
    }
    this.#typed.forget()
    const isWhole = how === 'terminator' || (isComplete && how === 'silence')
    const isRest = !isComplete && burst.startedAt - this.#cutOffAt < restOfScanMs
    this.#cutOffAt = isWhole ? Number.NEGATIVE_INFINITY : lastAt
    const reason = spoiled ?? (isWhole ? (isRest ? 'wrong-length' : undefined) : 'incomplete')
    return { by: isNoScanner(reason) ? 'hand' : 'scanner', reason }
  }

  #judgeTyped(text: string, { startedAt, lastAt, oddities }: Burst): Verdict {
    // Cursor keys of the keypad, which people do press for their own sake.
    if (oddities.has('num-lock-off')) return { by: 'hand' }
    const typed = this.#typed.add(text, startedAt, lastAt)
    if (!isPaymentShaped(typed)) return { by: 'hand' }
    this.#typed.forget()
    return { by: 'hand', reason: 'typed-by-hand', text: typed }
  }

  /** What was typed so far is not the beginning of what comes next. */
  forget(): void {
    this.#typed.forget()
  }
}
