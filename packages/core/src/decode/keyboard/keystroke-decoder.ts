import type { Subscription } from 'rxjs'
import type { KeyEvent, Keystroke, TextEvent } from '../../input/keystroke.ts'
import { longestSymbol } from '../longest-symbol.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import { reject, type InputReason } from '../rejection.ts'
import type { DeviceReport } from '../scanner-input.ts'
import { unframe, type Unframed } from '../unframe.ts'
import { AltCode } from './alt-code.ts'
import { Burst } from './burst.ts'
import type { BurstEnd, Ending } from './burst-end.ts'
import { evidenceOf, type Evidence } from './evidence.ts'
import { FieldText, isPasteLike } from './field-text.ts'
import { HiddenKeys } from './hidden-keys.ts'
import { KeyPresses } from './key-presses.ts'
import { KeyboardHealth } from './keyboard-health.ts'
import { keystrokeDefaults, type KeystrokeOptions } from './keystroke-options.ts'
import { judgePace, looksScanned, medianOf, quietMs, type Pace } from './pace.ts'
import { paceOf } from './profiles.ts'
import { strokeOf, strokeOfText, toldBy, type Stroke } from './stroke.ts'
import { TypedDigits } from './typed-digits.ts'
import { whyNoScan } from './why-no-scan.ts'

/** Ordinary typing is no news: fewer characters at a scanner's pace are worth neither a scan nor a rejection. */
const leastCharacters = 6

/** Who hears what the decoder makes of the keys. */
export interface KeystrokeListener {
  /** Takes scans, rejections, and what is wrong with the scanner or the keyboard. */
  readonly emit: (report: DeviceReport) => void
  /** Hears of each burst before its scan or rejection is emitted. */
  readonly onBurstEnd?: (end: BurstEnd) => void
}

/** What comes so soon after a scan that was cut off is its rest: a piece of a code must not pass for a product's. */
const restOfScanMs = 1_000
/** A timer this late ran behind a block of the machine. It waits once more, as long. */
const timerGraceMs = 20
/** Past so many characters a burst keeps the looks that it has. */
const mostLookedAt = 32

interface Verdict extends Pick<BurstEnd, 'by'> {
  readonly reason?: InputReason | undefined
  /** What is refused, where that is more than the burst. */
  readonly text?: string
}

/** What is at a scanner's pace, and is nevertheless the work of a finger or a script. */
const isNoScanner = (reason: InputReason | undefined): boolean =>
  reason === 'held-key' || reason === 'untrusted-input'

/**
 * The state machine behind `decodeKeystrokes`: one burst at a time, one timer, bounded. A binding that can keep keys from
 * their field reads it key by key.
 */
export class KeystrokeDecoder {
  readonly #around: Required<KeystrokeOptions>
  readonly #listener: KeystrokeListener
  readonly #pace: Pace
  readonly #typed = new TypedDigits()
  readonly #health = new KeyboardHealth()
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
  #looksScanned = false
  #isStopped = false

  constructor(options: KeystrokeOptions, listener: KeystrokeListener) {
    this.#around = { ...keystrokeDefaults, ...options }
    this.#listener = listener
    this.#pace = paceOf(this.#around.profile)
  }

  /** How many characters the open burst has; 0 between bursts. */
  get length(): number {
    return this.#burst?.length ?? 0
  }

  /** Whether the open burst looks like a scan so far. Its end may tell otherwise. */
  get looksScanned(): boolean {
    return this.#looksScanned
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

  /** Nothing is read, and nothing waits, any more. */
  stop(): void {
    this.#isStopped = true
    this.#timer?.unsubscribe()
  }

  #press(event: KeyEvent): void {
    const stroke: Stroke = this.#altCode.takes(event) ? { kind: 'nothing' } : strokeOf(event)
    this.#keyIsUnknown = stroke.kind === 'unknown'
    this.#fieldText.keyTyped(toldBy(stroke, event))
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
    this.#fieldText.keyTyped({ text, isGuess: false })
    this.#stroke(strokeOfText(text), evidence)
  }

  #text(event: TextEvent): void {
    if (event.inputType !== undefined && isPasteLike(event.inputType)) {
      if (event.type === 'input') this.#paste(event.data ?? '', event.isTrusted)
      return
    }
    const added = this.#fieldText.newIn(event)
    // Chromium ends a composition by an event of its own making, which brings no text that was not told before.
    if (event.type === 'compositionend' && event.isTrusted === false) return
    // A word without a digit is a candidate or a suggestion that somebody chose, not a bar code.
    const isCode = this.#keyIsUnknown && /[0-9]/.test(added)
    if (added.length > 1 && !isCode) return this.#paste(added, event.isTrusted)
    const evidence = evidenceOf(event, this.#around)
    const pressedAt = added === '' ? undefined : this.#hidden.tell()
    const at = Math.min(pressedAt ?? evidence.at, evidence.at)
    for (const text of added) this.#stroke(strokeOfText(text), { ...evidence, at })
    if (!this.#fieldText.takeDamage()) return
    // Before a scan it may have taken the first digit for itself.
    if (this.#burst) this.#burst.spoil('input-method')
    else this.#hidden.press(evidence.at, this.#pace.burstGapMs)
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
    // Whoever heard of the burst that just ended may have stopped us.
    if (stroke.kind !== 'character' || this.#isStopped) return
    const wall = this.#around.clock.wall()
    const arrival = { at, deliveredAt: now, wall }
    // The machine slept, or its clock was set, in the middle of the scan: nobody knows how old its head is.
    if (this.#burst && this.#burst.clockJumpMs(arrival) >= this.#pace.burstGapMs)
      this.#end('silence')
    const burst = (this.#burst ??= new Burst(at))
    if (spoils !== undefined) burst.spoil(spoils)
    burst.add(stroke, arrival)
    if (burst.length <= mostLookedAt) this.#looksScanned = looksScanned(burst.typing, this.#pace)
    if (isNoScanner(burst.spoiled)) this.#looksScanned = false
    const isWhole = burst.isComplete && !burst.mayGrow
    this.#endAfter(isWhole ? this.#quietMs(burst) : this.#pace.burstGapMs)
  }

  /** A terminator after keys that all stayed hidden: at a scanner's pace that was a scan. */
  #endOfNothing(at: number): void {
    const count = this.#hidden.countSince(at - this.#pace.burstGapMs)
    const { gapMs } = this.#hidden
    this.#hidden.forget()
    if (count < leastCharacters || gapMs > this.#pace.fastMs) return
    this.#conclude(new Burst(at), 'terminator', { by: 'scanner', reason: 'input-method' })
  }

  #quietMs({ typing, deliveryGapsMs }: Burst): number {
    return Math.max(quietMs(typing.gapsMs, this.#pace), quietMs(deliveryGapsMs, this.#pace))
  }

  #endAfter(ms: number, graceMs = timerGraceMs): void {
    const { clock, scheduler } = this.#around
    const dueAt = clock.monotonic() + ms
    this.#timer?.unsubscribe()
    this.#timer = scheduler.schedule(() => {
      // After a long block the timer may run before the keys that wait behind it.
      if (graceMs > 0 && clock.monotonic() - dueAt >= graceMs) this.#endAfter(graceMs, 0)
      else this.#end('silence')
    }, ms)
  }

  #end(how: Ending): void {
    const burst = this.#burst
    if (!burst) return
    this.#burst = undefined
    this.#looksScanned = false
    this.#timer?.unsubscribe()
    this.#conclude(burst, how, this.#judge(burst, how))
  }

  #conclude(burst: Burst, how: Ending, { by, reason, text = burst.content.text }: Verdict): void {
    const { content, headKeys, oddities, typing, receivedAt } = burst
    const end: BurstEnd = {
      ...{ by, how, reason, headKeys, oddities, typing },
      quietMs: this.#quietMs(burst),
    }
    // First of all, so that a binding has the field in order before anybody hears of the scan.
    this.#listener.onBurstEnd?.(end)
    const health = this.#health.after(end)
    if (health) this.#listener.emit({ status: 'device', device: health })
    if (reason !== undefined) this.#refuse(reason, text)
    else if (by === 'scanner') this.#scanned(content, receivedAt)
  }

  #judge(burst: Burst, how: Ending): Verdict {
    const { content, typing, isComplete, isOverrun } = burst
    // With a terminator the longer text is a scan of its own; without, its head must not pass for a code.
    const overrun = isOverrun && how !== 'terminator' ? 'wrong-length' : undefined
    const around = this.#hidden.countSince(burst.startedAt - this.#pace.burstGapMs)
    const hidden = around > 0 && !isComplete ? 'input-method' : undefined
    this.#hidden.forget()
    const spoiled = burst.spoiled ?? whyNoScan(typing) ?? hidden ?? overrun
    const { text } = content
    if (text.length < leastCharacters || judgePace(typing, this.#pace) === 'hand') {
      // Too short to say anything of, and yet perhaps the head of a scan that was cut off.
      const isHead = how !== 'terminator' && typing.gapsMs.length > 0
      if (isHead && medianOf(typing.gapsMs) <= this.#pace.fastMs) this.#cutOffAt = burst.lastAt
      if (spoiled === undefined) return this.#judgeTyped(text, burst)
      return { by: 'hand', reason: isComplete ? spoiled : undefined }
    }
    this.#typed.forget()
    const isWhole = how === 'terminator' || (isComplete && how === 'silence')
    const isRest = !isComplete && burst.startedAt - this.#cutOffAt < restOfScanMs
    this.#cutOffAt = isWhole ? Number.NEGATIVE_INFINITY : burst.lastAt
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

  #paste(text: string, isTrusted = true): void {
    this.interrupt()
    const { acceptPaste, trust } = this.#around
    const isAccepted = acceptPaste && (isTrusted || trust === 'any')
    for (const line of text.split(/[\r\n\t]+/)) {
      const content = unframe(line)
      if (isAccepted) {
        if (line.length > longestSymbol) this.#refuse('overflow', content.text)
        else if (line !== '') this.#scanned(content, this.#around.clock.wall())
      } else if (isPaymentShaped(content.text)) {
        this.#refuse('untrusted-input', content.text)
      }
    }
  }

  #scanned(content: Unframed, receivedAt: number): void {
    this.#listener.emit({ ...content, source: this.#around.source, receivedAt })
  }

  #refuse(reason: InputReason, text: string): void {
    const { clock, source } = this.#around
    this.#listener.emit(reject(reason, text, source, clock.wall()))
  }
}
