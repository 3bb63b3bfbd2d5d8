import { checkOptionNames } from '@paycode/parameters'
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
import { BurstJudge, isNoScanner, leastCharacters, type Verdict } from './burst-judge.ts'
import { evidenceOf, type Evidence } from './evidence.ts'
import { FieldText, isPasteLike } from './field-text.ts'
import { HiddenKeys } from './hidden-keys.ts'
import { KeyPresses } from './key-presses.ts'
import { KeyboardHealth } from './keyboard-health.ts'
import { keystrokeDefaults, type KeystrokeOptions } from './keystroke-options.ts'
import { looksScanned, quietMs, type Pace } from './pace.ts'
import { paceOf } from './profiles.ts'
import { strokeOf, strokeOfText, toldBy, type Stroke } from './stroke.ts'

/** Who hears what the decoder makes of the keys. */
export interface KeystrokeListener {
  /** Takes scans, rejections, and what is wrong with the scanner or the keyboard. */
  readonly emit: (report: DeviceReport) => void
  /** Hears of each burst before its scan or rejection is emitted. */
  readonly onBurstEnd?: (end: BurstEnd) => void
}

/** A timer this late ran behind a block of the machine. It waits once more, as long. */
const timerGraceMs = 20
/** Past so many characters a burst keeps the looks that it has. */
const mostLookedAt = 32

/**
 * The state machine behind `decodeKeystrokes`: one burst at a time, one timer, bounded. A binding that can keep keys from
 * their field reads it key by key.
 */
export class KeystrokeDecoder {
  readonly #around: Required<KeystrokeOptions>
  readonly #listener: KeystrokeListener
  readonly #pace: Pace
  readonly #health = new KeyboardHealth()
  readonly #altCode = new AltCode()
  readonly #fieldText = new FieldText()
  readonly #presses = new KeyPresses()
  /** The last key did not say what it types: the text that comes next is its. */
  #keyIsUnknown = false
  /** Keys of this burst, or just before it, whose text has not come: an input method may have eaten it. */
  readonly #hidden = new HiddenKeys()
  readonly #judge: BurstJudge
  #burst: Burst | undefined
  #timer: Subscription | undefined
  #looksScanned = false
  #isStopped = false

  /** @throws {TypeError} when an option is unknown or out of its range. */
  constructor(options: KeystrokeOptions, listener: KeystrokeListener) {
    checkOptionNames<KeystrokeOptions>('KeystrokeDecoder', options, keystrokeDefaults)
    this.#around = { ...keystrokeDefaults, ...options }
    this.#listener = listener
    this.#pace = paceOf(this.#around.profile)
    this.#judge = new BurstJudge(this.#pace, this.#hidden)
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
    this.#judge.forget()
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
      this.#judge.forget()
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
    this.#conclude(burst, how, this.#judge.judge(burst, how))
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
