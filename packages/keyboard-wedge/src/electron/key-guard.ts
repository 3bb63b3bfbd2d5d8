import {
  Heartbeat,
  pace,
  strokeOf,
  type BurstEnd,
  type Clock,
  type KeyEvent,
  type KeystrokeDecoder,
  type Stroke,
} from '@paycode/core/adapter'
import type { SchedulerLike, Subscription } from 'rxjs'
import { HeldKeys } from './held-keys.ts'
import { keystrokeOfInput } from './keystroke-of-input.ts'
import { isExact } from './resend.ts'
import type { KeyInput, KeyInputEvent, WebContentsLike } from './web-contents.ts'

/** A key that may begin a scan waits so long for the next, in ms: nobody types faster than that. */
const holdMs = pace.fastMs
/** Keys of a pace between the two are a person's, or a slow scanner's: holding them would tell nothing more. */
const { slowMs } = pace
/** So many keys at such a pace are no scan yet, or nothing that the decoder calls one. */
const mostUndecided = 8
/** Fewer keys that look scanned may be a person's after all: they are given back after so long a rest, in ms. */
const sureKeys = 6
const restMs = 100
/** A timer this late ran behind a block of the machine, and keys may wait behind it. It waits once more, as long. */
const timerGraceMs = 20
/** A second terminator (CR, then LF) comes this soon after the first, or at the scanner's own pace. */
const secondTerminatorMs = 50
/** Where a scan was settled by silence, a terminator that was held up comes this soon; nobody presses Enter so fast. */
const lateTerminatorMs = 200
/** Begins a scanner's AIM identifier. */
const aimStart = ']'

/**
 * Keeps scans out of the page. A key that may begin one is held until the next tells more; as soon as the keys look like a
 * scan all are, until the decoder says what they were.
 *
 * While a key is in flight, either it is kept or others are given back, never both: each press that is sent ends Chromium's
 * suppression of what belongs to the press before (`suppress_events_until_keydown_`), and a key that was kept would
 * type its character after all.
 */
export class KeyGuard {
  readonly #webContents: WebContentsLike
  readonly #clock: Clock
  readonly #scheduler: SchedulerLike
  readonly #held: HeldKeys
  readonly #heartbeat: Heartbeat
  readonly #beating: Subscription
  #ended: BurstEnd | undefined
  #noTerminatorUntil = Number.NEGATIVE_INFINITY
  #lastAt = 0
  /** So many keys have looked scanned that a slow scanner's unknown releases leave no doubt. */
  #isSure = false
  #isAfterDeadKey = false
  #hasGivenBack = false
  #isStopped = false
  #timer: Subscription | undefined

  constructor(webContents: WebContentsLike, clock: Clock, scheduler: SchedulerLike) {
    this.#webContents = webContents
    this.#clock = clock
    this.#scheduler = scheduler
    this.#held = new HeldKeys(webContents)
    this.#heartbeat = new Heartbeat(clock, scheduler)
    this.#beating = this.#heartbeat.start()
  }

  /** Has the decoder read a key, and decides whether the page may see it. */
  pass(event: KeyInputEvent, input: KeyInput, decoder: KeystrokeDecoder): void {
    if (this.#held.isSending) return
    const keystroke = keystrokeOfInput(input, this.#heartbeat.arrived().monotonic)
    this.#hasGivenBack = false
    if (keystroke.type === 'keydown') return this.#press(event, input, keystroke, decoder)
    decoder.read(keystroke)
    this.#held.release(event, input)
  }

  /** A key that nobody is to read goes its way, behind those before it. */
  ignore(event: KeyInputEvent, input: KeyInput, decoder: KeystrokeDecoder): void {
    if (this.#held.isSending) return
    if (input.type === 'keyUp') return this.#held.release(event, input)
    decoder.interrupt()
    this.#giveBack()
    this.#held.pass(input)
  }

  /** A burst has ended: its keys are dropped, or given to the page. */
  settle(end: BurstEnd): void {
    this.#ended = end
    this.#isSure = false
    if (end.by === 'hand') return this.#giveBack()
    this.#timer?.unsubscribe()
    this.#held.drop()
    this.#noTerminatorUntil =
      this.#clock.monotonic() +
      (end.how === 'silence' ? lateTerminatorMs : Math.max(secondTerminatorMs, end.quietMs))
  }

  /** Nothing is to come any more: what was not settled is the page's. */
  stop(): void {
    this.#isStopped = true
    this.#beating.unsubscribe()
    this.#giveBack()
  }

  #press(
    event: KeyInputEvent,
    input: KeyInput,
    keystroke: KeyEvent,
    decoder: KeystrokeDecoder,
  ): void {
    const stroke = strokeOf(keystroke)
    const isLate = keystroke.at < this.#noTerminatorUntil && decoder.length === 0
    if (stroke.kind === 'terminator' && isLate) return this.#held.swallow(event, input)
    // What begins a burst has rested, whatever came before.
    const gapMs = decoder.length === 0 ? Number.POSITIVE_INFINITY : keystroke.at - this.#lastAt
    this.#ended = undefined
    decoder.read(keystroke)
    if (this.#isEndOfScan()) return this.#held.swallow(event, input)
    if (this.#isToHold(input, stroke, gapMs, decoder)) {
      this.#hold(event, input, decoder)
    } else {
      if (!this.#comesBetween(input, stroke)) this.#giveBack()
      this.#held.pass(input)
    }
    if (stroke.kind === 'character') this.#lastAt = keystroke.at
    // With some layouts the next key types two characters, of which it tells one.
    this.#isAfterDeadKey = input.key === 'Dead'
  }

  #isEndOfScan(): boolean {
    return this.#ended?.how === 'terminator' && this.#ended.by === 'scanner'
  }

  /** Whether a key passes those that are held: a Shift of theirs, or a person's shortcut in the middle of a scan. */
  #comesBetween({ key }: KeyInput, { kind }: Stroke): boolean {
    return (kind === 'nothing' && key !== 'Dead') || (kind === 'control' && this.#isSure)
  }

  #isToHold(input: KeyInput, stroke: Stroke, gapMs: number, decoder: KeystrokeDecoder): boolean {
    if (this.#isStopped || this.#hasGivenBack || this.#isAfterDeadKey) return false
    if (stroke.kind !== 'character' || !isPlain(input) || !this.#canGiveBack()) return false
    if (decoder.looksScanned || (this.#isSure && gapMs <= slowMs)) return true
    if (!isExact(input) || this.#held.length === mostUndecided) return false
    const mayBegin = stroke.digit !== undefined || stroke.text === aimStart
    return gapMs <= holdMs ? mayBegin || this.#held.length > 0 : mayBegin && gapMs > slowMs
  }

  /** `sendInputEvent` reaches the page's own process only (electron#20333). */
  #canGiveBack(): boolean {
    const { focusedFrame, mainFrame } = this.#webContents
    return !focusedFrame || focusedFrame.processId === mainFrame.processId
  }

  #hold(event: KeyInputEvent, input: KeyInput, decoder: KeystrokeDecoder): void {
    this.#held.hold(event, input)
    this.#timer?.unsubscribe()
    if (this.#isSure) return
    this.#isSure = decoder.looksScanned && decoder.length >= sureKeys
    if (!this.#isSure) this.#giveBackAfter(decoder.looksScanned ? restMs : holdMs)
  }

  #giveBackAfter(ms: number, graceMs = timerGraceMs): void {
    const dueAt = this.#clock.monotonic() + ms
    this.#timer = this.#scheduler.schedule(() => {
      const lateMs = this.#clock.monotonic() - dueAt
      if (graceMs > 0 && lateMs >= graceMs) this.#giveBackAfter(graceMs, 0)
      else this.#giveBack()
    }, ms)
  }

  #giveBack(): void {
    this.#timer?.unsubscribe()
    this.#isSure = false
    if (this.#held.length === 0) return
    this.#hasGivenBack = true
    this.#held.giveBack()
  }
}

/** A key that types one character, and nothing else. With Alt or Meta alone it is no character to begin with. */
const isPlain = ({ key, control, isAutoRepeat, isComposing }: KeyInput): boolean =>
  Array.from(key).length === 1 && !(control || isAutoRepeat || isComposing)
