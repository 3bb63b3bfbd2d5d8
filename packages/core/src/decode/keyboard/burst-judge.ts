import { isPaymentShaped } from '../payment-shape.ts'
import type { InputReason } from '../../scan/rejection.ts'
import type { Burst } from './burst.ts'
import type { BurstEnd, Ending } from './burst-end.ts'
import { CutOff } from './cut-off.ts'
import type { HiddenKeys } from './hidden-keys.ts'
import type { KeyboardHint } from './keyboard-hints.ts'
import { medianOf } from './median.ts'
import { hasBreak } from './rhythm.ts'
import { isOneKey, judgePace, type Pace } from './pace.ts'
import { stuckHints } from './stroke.ts'
import type { TerminatorHabit } from '../terminator-habit.ts'
import { isInterleaved } from './two-devices.ts'
import { dwellsOf, type TypedKey } from './typed-key.ts'
import { TypedDigits } from './typed-digits.ts'

/**
 * Characters at a scanner's pace from which a burst is a scan or a rejection. Fewer are ordinary typing, which is not
 * reported.
 */
export const minScanCharacters = 6
/** Length from which a text with each character twice is not an accident. */
const minDoubledLength = 12

/** What a burst was, and the reason if it is refused. */
export interface Verdict extends Pick<BurstEnd, 'by'> {
  readonly reason?: InputReason | undefined
  /** The refused text, where it is more than the burst. */
  readonly text?: string
  readonly finding?: KeyboardHint | undefined
}

/** Reasons at a scanner's pace that show a finger or a script. */
export const isNoScanner = (reason: InputReason | undefined): boolean =>
  reason === 'held-key' || reason === 'untrusted-input'

/**
 * Distinguishes scanners from people and whole scans from pieces, burst by burst. A payment shape exempts from no rule (D-107).
 */
export class BurstJudge {
  readonly #pace: Pace
  readonly #hidden: HiddenKeys
  readonly #habit: TerminatorHabit
  readonly #typed = new TypedDigits()
  readonly #cutOff = new CutOff()

  /** @param hidden keys whose text has not come, recorded by the decoder; each verdict clears them. */
  constructor(pace: Pace, hidden: HiddenKeys, habit: TerminatorHabit) {
    this.#pace = pace
    this.#hidden = hidden
    this.#habit = habit
  }

  /** Judges a burst that has just ended, `at` ms on the monotonic clock. Bursts come in their order. */
  judge(burst: Burst, how: Ending, at: number): Verdict {
    const isEaten = this.#hidden.countSince(burst.startedAt - this.#pace.burstGapMs) > 0
    this.#hidden.forget()
    const { typing, content } = burst
    if (content.text.length < minScanCharacters || judgePace(typing, this.#pace) === 'hand') {
      return this.#judgeHand(burst, how, at)
    }
    this.#typed.forget()
    if (burst.modifier) {
      this.#cutOff.note(burst.keys, true, true)
      return { by: 'scanner', reason: 'control-key', finding: stuckHints[burst.modifier] }
    }
    const isRest =
      this.#cutOff.isBefore(burst.scanned, this.#pace.fastMs) ||
      (burst.headKeys === 0 && this.#cutOff.isBehindFocus(burst.scanned))
    if (isRest) this.#habit.wasAccident()
    const isHidden = isEaten && !burst.isComplete
    const flaw = this.#flawOf(burst, at) ?? (isHidden ? 'input-method' : undefined)
    const reason = flaw ?? this.#cutReason(burst, how, isRest)
    if (isNoScanner(flaw)) return { by: 'hand', reason: flaw }
    this.#remember(burst, how, at, reason)
    if (reason !== 'suffix-missing') return { by: 'scanner', reason }
    return { by: 'scanner', reason: 'incomplete', finding: 'suffix-missing' }
  }

  /** A burst that seemed to be a scan was in the middle of another device's keys. */
  spoil(burst: Burst): void {
    this.#cutOff.noteForeign(burst.scanned)
  }

  /** The keyboard's events start to reach us. */
  focused(at: number): void {
    this.#cutOff.focused(at)
  }

  /** Earlier typed digits do not belong to what comes next. */
  forget(): void {
    this.#typed.forget()
  }

  /** What the typing itself shows against a burst, whoever typed it. */
  #flawOf(burst: Burst, at: number): InputReason | undefined {
    if (burst.spoiled) return burst.spoiled
    if (burst.hasShortcut) return 'control-key'
    if (isHeld(burst)) return 'held-key'
    const { content, scanned } = burst
    if (isDoubled(content.text)) return 'doubled-keys'
    const isForeign = this.#cutOff.isWithin(scanned) || isInterleaved(scanned, content.text, at)
    return isForeign ? 'interleaved' : undefined
  }

  /**
   * Why a burst is only a piece of a scan. With a terminator, the longer text is a scan of its own; without one, its
   * head must not pass for a code.
   */
  #cutReason(
    { isOverrun, isComplete, typing }: Burst,
    how: Ending,
    isRest: boolean,
  ): InputReason | 'suffix-missing' | undefined {
    if (how === 'terminator' ? isRest : isOverrun) return 'wrong-length'
    if (hasBreak(typing.gapsMs, this.#pace.holeMs)) return 'incomplete'
    if (how === 'terminator') return undefined
    if (how === 'interruption' || !isComplete || isRest) return 'incomplete'
    if (!this.#habit.isKnown) return undefined
    return this.#habit.missed(medianOf(typing.gapsMs)) ? undefined : 'suffix-missing'
  }

  /** Records how a burst ended, for judging the next one. */
  #remember(
    { scanned, lastAt }: Burst,
    how: Ending,
    at: number,
    reason: InputReason | 'suffix-missing' | undefined,
  ): void {
    const isForeign = how === 'terminator' && reason === 'interleaved'
    if (isForeign) this.#cutOff.noteForeign(scanned)
    else if (how === 'terminator' || reason === undefined)
      this.#cutOff.ended(how === 'silence' ? lastAt : at)
    else this.#cutOff.note(scanned, true, how === 'interruption')
    if (reason !== undefined) return
    if (how === 'terminator') this.#habit.ended()
    else this.#habit.wasSilent()
  }

  #judgeHand(burst: Burst, how: Ending, at: number): Verdict {
    const { keys, spoiled, modifier, isComplete, whole } = burst
    if (how === 'terminator') {
      if (this.#cutOff.isBefore(keys, this.#pace.fastMs)) this.#habit.wasAccident()
      this.#cutOff.ended(at)
    } else if (!isNoScanner(spoiled)) {
      this.#cutOff.note(keys, false, how === 'interruption')
    }
    if (modifier) return { by: 'hand' }
    const flaw = spoiled ?? (isHeld(burst) ? 'held-key' : undefined)
    if (flaw === undefined) return this.#judgeTyped(whole.text, burst)
    return { by: 'hand', reason: isComplete ? flaw : undefined }
  }

  #judgeTyped(text: string, { startedAt, lastAt, oddities }: Burst): Verdict {
    // People also press the keypad's cursor keys deliberately.
    if (oddities.has('num-lock-off')) return { by: 'hand' }
    const typed = this.#typed.add(text, startedAt, lastAt)
    if (!isPaymentShaped(typed)) return { by: 'hand' }
    this.#typed.forget()
    return { by: 'hand', reason: 'typed-by-hand', text: typed }
  }
}

/** Whether one key was held. Fewer equal characters are a number such as 1111. */
const isHeld = ({ typing, scanned }: Burst): boolean =>
  (typing.text.length >= minScanCharacters && isOneKey(typing)) || hasHeldKey(scanned)

/** Where releases are reported: whether most keys are one key pressed again and again without a release. */
function hasHeldKey(keys: readonly TypedKey[]): boolean {
  let run = 0
  const isMost = ({ isPressedAgain, upAt }: TypedKey): boolean => {
    run = isPressedAgain && upAt === undefined ? run + 1 : 0
    return 2 * run > keys.length
  }
  return dwellsOf(keys).length > 0 && keys.some(isMost)
}

/** Whether each character comes twice, and there are different characters. */
const isDoubled = (text: string): boolean =>
  text.length >= minDoubledLength && /^(?:(.)\1)+$/su.test(text) && new Set(text).size > 1
