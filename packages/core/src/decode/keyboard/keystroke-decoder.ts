import type { Subscription } from 'rxjs'
import type { KeyEvent, Keystroke, TextEvent } from '../../input/keystroke.ts'
import { longestSymbol } from '../longest-symbol.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import { reject, type InputReason, type Rejection } from '../rejection.ts'
import type { Scan } from '../scan.ts'
import { unframe, type Unframed } from '../unframe.ts'
import { AltCode } from './alt-code.ts'
import { Burst } from './burst.ts'
import { evidenceOf, type Evidence } from './evidence.ts'
import { FieldText, isPasteLike } from './field-text.ts'
import { foldDigits } from './fold-digits.ts'
import { HiddenKeys } from './hidden-keys.ts'
import { KeyPresses } from './key-presses.ts'
import type { KeystrokeOptions } from './keystroke-options.ts'
import { judgePace, quietMs, type Pace } from './pace.ts'
import { paceOf } from './profiles.ts'
import { strokeOf, strokeOfText, toldBy, type Stroke } from './stroke.ts'
import { TypedDigits } from './typed-digits.ts'
import { whyNoScan } from './why-no-scan.ts'

/** Ordinary typing is no news: fewer characters at a scanner's pace are worth neither a scan nor a rejection. */
const leastCharacters = 6

interface Surroundings extends Required<KeystrokeOptions> {
  readonly emit: (result: Scan | Rejection<InputReason>) => void
}

/** What comes so soon after a scan that was cut off is its rest: a piece of a code must not pass for a product's. */
const restOfScanMs = 1_000

type Ending = 'terminator' | 'silence' | 'interruption'

/** The state machine behind `decodeKeystrokes`: one burst at a time, one timer, bounded. */
export class KeystrokeDecoder {
  readonly #around: Surroundings
  readonly #pace: Pace
  readonly #typed = new TypedDigits()
  readonly #altCode = new AltCode()
  readonly #fieldText = new FieldText()
  readonly #presses = new KeyPresses()
  /** The last key did not say what it types: the text that comes next is its. */
  #keyIsUnknown = false
  /** Keys of this burst, or just before it, whose text has not come: an input method may have eaten it. */
  readonly #hidden = new HiddenKeys()
  /** When the last key came of a scan that was cut off. */
  #cutOffAt = Number.NEGATIVE_INFINITY
  #burst: Burst | undefined
  #timer: Subscription | undefined

  constructor(surroundings: Surroundings) {
    this.#around = surroundings
    this.#pace = paceOf(surroundings.profile)
  }

  read(keystroke: Keystroke): void {
    switch (keystroke.type) {
      case 'keydown':
        return this.#press(keystroke)
      case 'keyup':
        return this.#release(keystroke)
      case 'beforeinput':
      case 'input':
      case 'compositionstart':
      case 'compositionupdate':
      case 'compositionend':
        return this.#text(keystroke)
      case 'paste':
        return this.#paste(keystroke.text)
      case 'blur':
        return this.interrupt()
      case 'focus':
        return
      default:
        keystroke satisfies never
    }
  }

  /** The keyboard stopped in the middle of whatever it was saying. */
  interrupt(): void {
    this.#end('interruption')
    this.#typed.forget()
    this.#presses.forget()
    this.#altCode.release()
  }

  stop(): void {
    this.#timer?.unsubscribe()
  }

  #press(event: KeyEvent): void {
    const stroke: Stroke = this.#altCode.takes(event) ? { kind: 'nothing' } : strokeOf(event)
    this.#keyIsUnknown = stroke.kind === 'unknown'
    this.#fieldText.keyTyped(toldBy(stroke))
    if (stroke.kind === 'nothing') return
    const evidence = evidenceOf(event, this.#around)
    if (stroke.kind === 'character') this.#presses.press(event, evidence.at)
    this.#stroke(stroke, evidence)
  }

  #release(event: KeyEvent): void {
    const evidence = evidenceOf(event, this.#around)
    const hold = this.#presses.release(event, evidence.at)
    if (hold) this.#burst?.released(hold)
    if (event.key !== 'Alt') return
    const text = this.#altCode.release()
    if (text === undefined) return
    this.#fieldText.keyTyped(text)
    this.#stroke(strokeOfText(text), evidence)
  }

  #text(event: TextEvent): void {
    if (event.inputType !== undefined && isPasteLike(event.inputType)) {
      if (event.type === 'input') this.#paste(event.data ?? '')
      return
    }
    const added = this.#fieldText.newIn(event)
    if (added.length > 1 && !this.#keyIsUnknown) return this.#paste(added)
    const evidence = evidenceOf(event, this.#around)
    if (added !== '') this.#hidden.tell()
    for (const text of foldDigits(added)) this.#stroke(strokeOfText(text), evidence)
  }

  #stroke(stroke: Stroke, { at, now, spoils }: Evidence): void {
    if (this.#burst && at - this.#burst.lastAt >= this.#pace.burstGapMs) this.#end('silence')
    if (stroke.kind === 'unknown') this.#hidden.press(at, this.#pace.burstGapMs)
    if (stroke.kind === 'control') this.#burst?.spoil('control-key')
    if (stroke.kind === 'terminator') {
      if (spoils !== undefined && spoils !== 'held-key') this.#burst?.spoil(spoils)
      if (this.#burst) this.#end('terminator')
      else this.#endOfNothing(at)
      this.#typed.forget()
    }
    if (stroke.kind !== 'character') return
    const wall = this.#around.clock.wall()
    const arrival = { at, deliveredAt: now, wall }
    // The machine slept, or its clock was set, in the middle of the scan: nobody knows how old its head is.
    if (this.#burst && this.#burst.clockJumpMs(arrival) >= this.#pace.burstGapMs)
      this.#end('silence')
    const burst = (this.#burst ??= new Burst(at))
    if (spoils !== undefined) burst.spoil(spoils)
    burst.add(stroke, arrival)
    this.#endAfter(burst.isComplete ? this.#quietMs(burst) : this.#pace.burstGapMs)
  }

  /** A terminator after keys that all stayed hidden: at a scanner's pace that was a scan. */
  #endOfNothing(at: number): void {
    const count = this.#hidden.countSince(at - this.#pace.burstGapMs)
    const { gapMs } = this.#hidden
    this.#hidden.forget()
    if (count >= leastCharacters && gapMs <= this.#pace.fastMs) this.#refuse('input-method', '')
  }

  #quietMs({ typing, deliveryGapsMs }: Burst): number {
    return Math.max(quietMs(typing.gapsMs, this.#pace), quietMs(deliveryGapsMs, this.#pace))
  }

  #endAfter(ms: number): void {
    this.#timer?.unsubscribe()
    this.#timer = this.#around.scheduler.schedule(() => this.#end('silence'), ms)
  }

  #end(how: Ending): void {
    const burst = this.#burst
    if (!burst) return
    this.#burst = undefined
    this.#timer?.unsubscribe()
    const { content, typing, isComplete, isOverrun, receivedAt } = burst
    // With a terminator the longer text is a scan of its own; without, its head must not pass for a code.
    const overrun = isOverrun && how !== 'terminator' ? 'wrong-length' : undefined
    const around = this.#hidden.countSince(burst.startedAt - this.#pace.burstGapMs)
    const hidden = around > 0 && !isComplete ? 'input-method' : undefined
    this.#hidden.forget()
    const spoiled = burst.spoiled ?? whyNoScan(typing) ?? hidden ?? overrun
    const { text } = content
    if (text.length < leastCharacters || judgePace(typing, this.#pace) === 'hand') {
      if (spoiled === undefined) this.#typedByHand(text, burst)
      else if (isComplete) this.#refuse(spoiled, text)
      return
    }
    this.#typed.forget()
    const isWhole = how === 'terminator' || (isComplete && how === 'silence')
    const isRest = !isComplete && burst.startedAt - this.#cutOffAt < restOfScanMs
    this.#cutOffAt = isWhole ? Number.NEGATIVE_INFINITY : burst.lastAt
    const reason = spoiled ?? (isWhole ? (isRest ? 'wrong-length' : undefined) : 'incomplete')
    if (reason === undefined) this.#scanned(content, receivedAt)
    else this.#refuse(reason, text)
  }

  #typedByHand(text: string, { startedAt, lastAt }: Burst): void {
    const typed = this.#typed.add(text, startedAt, lastAt)
    if (!isPaymentShaped(typed)) return
    this.#typed.forget()
    this.#refuse('typed-by-hand', typed)
  }

  #paste(text: string): void {
    this.interrupt()
    for (const line of text.split(/[\r\n\t]+/)) {
      const content = unframe(line)
      if (this.#around.acceptPaste) {
        if (line.length > longestSymbol) this.#refuse('overflow', content.text)
        else if (line !== '') this.#scanned(content, this.#around.clock.wall())
      } else if (isPaymentShaped(content.text)) {
        this.#refuse('untrusted-input', content.text)
      }
    }
  }

  #scanned(content: Unframed, receivedAt: number): void {
    const { source, emit } = this.#around
    emit({ ...content, source, receivedAt })
  }

  #refuse(reason: InputReason, text: string): void {
    const { clock, source, emit } = this.#around
    emit(reject(reason, text, source, clock.wall()))
  }
}
