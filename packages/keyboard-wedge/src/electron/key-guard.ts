import {
  KeyWait,
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

/** A key that may begin a scan waits this long for the next key, in ms. No person types faster. */
const holdMs = pace.fastMs
/** Gaps between `holdMs` and this one, in ms, fit a person and a slow scanner alike. Holding such keys would not help to decide. */
const { slowMs } = pace
/** At most this many keys at a scanner's pace are held while the decoder does not call them a scan. */
const maxUndecided = 8
/** From this number of keys that look scanned on, a burst is surely a scan. */
const sureKeys = 6
/** Fewer keys may still be a person's. They are given back after a rest of this length, in ms. */
const restMs = 100
/** A second terminator (CR, then LF) follows the first within this time, in ms, or at the scanner's own pace. */
const secondTerminatorMs = 50
/** After a scan that silence ended, a delayed terminator comes within this time, in ms. No person presses Enter that fast. */
const lateTerminatorMs = 200
/** The first character of a scanner's AIM identifier. */
const aimStart = ']'

/**
 * Keeps scans out of the page. A key that may begin a scan is held until the next key arrives. As soon as the keys look like
 * a scan, all of them are held until the decoder reports what they were.
 *
 * During one key event, the guard either holds that key or gives others back, never both. Chromium suppresses what belongs to
 * a prevented press until the next press (`suppress_events_until_keydown_`). A press that is sent meanwhile would end that
 * suppression, and the held key would type its character after all.
 */
export class KeyGuard {
  readonly #webContents: WebContentsLike
  readonly #clock: Clock
  readonly #wait: KeyWait
  readonly #held: HeldKeys
  readonly #heartbeat: Heartbeat
  readonly #beating: Subscription
  #ended: BurstEnd | undefined
  #noTerminatorUntil = Number.NEGATIVE_INFINITY
  #lastAt = 0
  /** At least `sureKeys` keys looked scanned. Electron does not report releases, but this number leaves no doubt without them. */
  #isSure = false
  #isAfterDeadKey = false
  #hasGivenBack = false
  #isStopped = false

  constructor(webContents: WebContentsLike, clock: Clock, scheduler: SchedulerLike) {
    this.#webContents = webContents
    this.#clock = clock
    this.#wait = new KeyWait(clock, scheduler, () => this.#giveBack())
    this.#held = new HeldKeys(webContents)
    this.#heartbeat = new Heartbeat(clock, scheduler)
    this.#beating = this.#heartbeat.start()
  }

  /** Passes a key to the decoder, and decides whether the page may see it. */
  pass(event: KeyInputEvent, input: KeyInput, decoder: KeystrokeDecoder): void {
    if (this.#held.isSending) return
    const keystroke = keystrokeOfInput(input, this.#heartbeat.arrived().monotonic)
    this.#hasGivenBack = false
    if (keystroke.type === 'keydown') return this.#press(event, input, keystroke, decoder)
    decoder.read(keystroke)
    this.#held.release(event, input)
  }

  /** Lets a key pass unread, after the held keys before it. */
  ignore(event: KeyInputEvent, input: KeyInput, decoder: KeystrokeDecoder): void {
    if (this.#held.isSending) return
    if (input.type === 'keyUp') return this.#held.release(event, input)
    decoder.interrupt()
    this.#giveBack()
    this.#held.pass(input)
  }

  /** A burst has ended. A scan's keys are dropped, a person's are given to the page. */
  settle(end: BurstEnd): void {
    this.#ended = end
    this.#isSure = false
    if (end.by === 'hand') return this.#giveBack()
    this.#wait.stop()
    this.#held.drop()
    this.#noTerminatorUntil =
      this.#clock.monotonic() +
      (end.how === 'silence' ? lateTerminatorMs : Math.max(secondTerminatorMs, end.quietMs))
  }

  /** Ends the guard. Held keys that are not settled are given to the page. */
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
    // The first key of a burst counts as after a rest.
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
    // With some layouts the key after a dead key types two characters and reports only one.
    this.#isAfterDeadKey = input.key === 'Dead'
  }

  #isEndOfScan(): boolean {
    return this.#ended?.how === 'terminator' && this.#ended.by === 'scanner'
  }

  /** Whether a key may pass the held ones: a Shift that belongs to them, or a person's shortcut in the middle of a scan. */
  #comesBetween({ key }: KeyInput, { kind }: Stroke): boolean {
    return (kind === 'nothing' && key !== 'Dead') || (kind === 'control' && this.#isSure)
  }

  #isToHold(input: KeyInput, stroke: Stroke, gapMs: number, decoder: KeystrokeDecoder): boolean {
    if (this.#isStopped || this.#hasGivenBack || this.#isAfterDeadKey) return false
    if (stroke.kind !== 'character' || !isPlain(input) || !this.#canGiveBack()) return false
    if (decoder.looksScanned || (this.#isSure && gapMs <= slowMs)) return true
    if (!isExact(input) || this.#held.length === maxUndecided) return false
    const mayBegin = stroke.digit !== undefined || stroke.text === aimStart
    return gapMs <= holdMs ? mayBegin || this.#held.length > 0 : mayBegin && gapMs > slowMs
  }

  /** `sendInputEvent` reaches only the process of the page itself, not of a frame of another site (electron#20333). */
  #canGiveBack(): boolean {
    const { focusedFrame, mainFrame } = this.#webContents
    return !focusedFrame || focusedFrame.processId === mainFrame.processId
  }

  #hold(event: KeyInputEvent, input: KeyInput, decoder: KeystrokeDecoder): void {
    this.#held.hold(event, input)
    this.#wait.stop()
    if (this.#isSure) return
    this.#isSure = decoder.looksScanned && decoder.length >= sureKeys
    if (this.#isSure) return
    this.#wait.start(decoder.looksScanned ? restMs : holdMs)
  }

  #giveBack(): void {
    this.#wait.stop()
    this.#isSure = false
    if (this.#held.length === 0) return
    this.#hasGivenBack = true
    this.#held.giveBack()
  }
}

/** Whether a key types exactly one character. With Alt or Meta alone the decoder calls it no character: neither is checked here. */
const isPlain = ({ key, control, isAutoRepeat, isComposing }: KeyInput): boolean =>
  Array.from(key).length === 1 && !(control || isAutoRepeat || isComposing)
