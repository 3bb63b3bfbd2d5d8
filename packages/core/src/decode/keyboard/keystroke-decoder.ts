import type { Subscription } from 'rxjs'
import type { KeyEvent, Keystroke } from '../../input/keystroke.ts'
import { longestSymbol } from '../longest-symbol.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import { reject, type InputReason, type Rejection } from '../rejection.ts'
import type { Scan } from '../scan.ts'
import { unframe, type Unframed } from '../unframe.ts'
import { Burst } from './burst.ts'
import type { KeystrokeOptions } from './keystroke-options.ts'
import { judgePace, pace, quietMs } from './pace.ts'
import { strokeOf } from './stroke.ts'
import { TypedDigits } from './typed-digits.ts'

/** Keys older than this at their delivery are no scan of now. Odoo's IoT box drops bar codes at the same age. */
const staleMs = 5_000
/** Ordinary typing is no news: fewer characters at a scanner's pace are worth neither a scan nor a rejection. */
const leastCharacters = 6

interface Surroundings extends Required<KeystrokeOptions> {
  readonly emit: (result: Scan | Rejection<InputReason>) => void
}

type Ending = 'terminator' | 'silence' | 'interruption'

/** The state machine behind `decodeKeystrokes`: one burst at a time, one timer, bounded. */
export class KeystrokeDecoder {
  readonly #around: Surroundings
  readonly #typed = new TypedDigits()
  #burst: Burst | undefined
  #timer: Subscription | undefined

  constructor(surroundings: Surroundings) {
    this.#around = surroundings
  }

  read(keystroke: Keystroke): void {
    switch (keystroke.type) {
      case 'keydown':
        return this.#press(keystroke)
      case 'paste':
        return this.#paste(keystroke.text)
      case 'blur':
        return this.interrupt()
      case 'keyup':
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
  }

  stop(): void {
    this.#timer?.unsubscribe()
  }

  #press(event: KeyEvent): void {
    const { clock, trust } = this.#around
    const now = clock.monotonic()
    // A stamp from another time base (epoch milliseconds in old engines) lies in the future: arrival must do.
    const at = event.at <= now ? event.at : now
    const stroke = strokeOf(event)
    if (stroke.kind === 'nothing') return
    if (this.#burst && at - this.#burst.lastAt >= pace.burstGapMs) this.#end('silence')
    const untrusted = event.isTrusted === false && trust !== 'any'
    if (stroke.kind === 'terminator') {
      if (untrusted) this.#burst?.spoil('untrusted-input')
      this.#end('terminator')
      this.#typed.forget()
      return
    }
    if (stroke.kind === 'control') return this.#burst?.spoil('control-key')
    const burst = (this.#burst ??= new Burst(at))
    if (untrusted) burst.spoil('untrusted-input')
    if (event.repeat === true) burst.spoil('held-key')
    if (now - event.at > staleMs) burst.spoil('stale-input')
    burst.add(stroke, { at, deliveredAt: now, wall: clock.wall() })
    this.#endAfter(
      burst.isComplete
        ? Math.max(quietMs(burst.gapsMs), quietMs(burst.deliveryGapsMs))
        : pace.burstGapMs,
    )
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
    const { content, gapsMs, isComplete, isOverrun, receivedAt } = burst
    // With a terminator the longer text is a scan of its own; without, its head must not pass for a code.
    const overrun = isOverrun && how !== 'terminator' ? 'wrong-length' : undefined
    const spoiled = burst.spoiled ?? overrun
    const { text } = content
    if (text.length < leastCharacters || judgePace(gapsMs, text) === 'hand') {
      if (spoiled === undefined) this.#typedByHand(text, burst)
      else if (isComplete) this.#refuse(spoiled, text)
      return
    }
    this.#typed.forget()
    if (spoiled !== undefined) this.#refuse(spoiled, text)
    else if (how === 'terminator' || (isComplete && how === 'silence')) this.#scanned(content, receivedAt)
    else this.#refuse('incomplete', text)
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
