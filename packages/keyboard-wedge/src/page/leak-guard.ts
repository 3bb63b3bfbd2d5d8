import {
  KeyWait,
  strokeOf,
  type BurstEnd,
  type Clock,
  type KeyEvent,
  type Keystroke,
  type KeystrokeDecoder,
} from '@paycode/core/adapter'
import type { SchedulerLike } from 'rxjs'
import { FieldsBefore } from './fields-before.ts'
import { giveFocus } from './give-focus.ts'
import { activeElementOf, documentOf, originOf } from './own-windows.ts'
import { LateTerminator } from './late-terminator.ts'
import { LateText } from './late-text.ts'
import { isShortcut, mayBegin } from './may-begin.ts'
import { Mending } from './mending.ts'
import { mustHold } from './must-hold.ts'
import { WithheldKeys, type TypedKey } from './withheld-keys.ts'

/** From this number of keys at a scanner's pace on, a burst is surely a scan. */
const sureKeys = 6
/** Fewer keys may still be a person's. They are given back after a rest of this length, in ms. */
const restMs = 100
/** After a rest of this length inside a burst, in ms, the keys before it may be a person's. The burst's end decides. */
const personRestMs = 60
/** Kinds of strokes that act in the page, besides terminators. */
const commands: ReadonlySet<string> = new Set(['control', 'character'])

export interface LeakGuardOptions {
  readonly clock: Clock
  readonly scheduler: SchedulerLike
  /** Whether keys that may begin a scan are held while the focus is on nothing that takes text. */
  readonly isHolding: boolean
  /** What the scanner sends before each code. */
  readonly prefix: string
  /** Called with whether the fields are restored, whenever that changes. */
  readonly onMended: (isMended: boolean) => void
}

/**
 * Keeps scans out of the page. In a field, the first keys pass, because they may be a person's. As soon as they look like a
 * scan, the following keys are withheld. When the decoder reports a scan, the field is restored to its state before the
 * first key. Where nothing takes text, the first keys are held too.
 */
export class LeakGuard {
  readonly #options: LeakGuardOptions
  readonly #clock: Clock
  readonly #mending: Mending
  readonly #fields: FieldsBefore
  readonly #withheld: WithheldKeys
  readonly #lateText = new LateText()
  readonly #lateTerminator = new LateTerminator()
  /** How long withheld keys wait for the next one. */
  readonly #wait: KeyWait
  /** The first keys of the open burst that the page received. */
  #passed: TypedKey[] = []
  /** Whether the open burst has no rest in it. */
  #isSteady = true
  #ended: BurstEnd | undefined
  /** The last key's own time stamp. A terminator is judged by its stamp too, since a busy page handles keys late. */
  #lastAt = Number.NEGATIVE_INFINITY

  constructor(options: LeakGuardOptions) {
    this.#options = options
    this.#clock = options.clock
    this.#mending = new Mending(options.onMended)
    this.#fields = new FieldsBefore(this.#mending.attempt)
    this.#withheld = new WithheldKeys(this.#mending.attempt)
    this.#wait = new KeyWait(options.clock, options.scheduler, () => this.#giveBack())
  }

  /** Whether the guard itself is editing a field. Events during that time are not typing. */
  get isAtWork(): boolean {
    return this.#mending.isAtWork
  }

  /** Passes an event to the decoder, and decides whether the page may see it. */
  pass(event: Event, keystroke: Keystroke, decoder: KeystrokeDecoder): void {
    switch (keystroke.type) {
      case 'keydown':
        return this.#press(event as KeyboardEvent, keystroke, decoder)
      case 'keyup':
        return this.#release(event as KeyboardEvent, keystroke, decoder)
      case 'beforeinput':
        return this.#insert(event as InputEvent, keystroke, decoder)
      case 'input':
        this.#fields.typed(keystroke.data?.length ?? 0, originOf(event))
        break
      case 'compositionstart':
      case 'compositionend':
      case 'compositionupdate':
      case 'paste':
      case 'blur':
      case 'focus':
        break
      default:
        keystroke satisfies never
    }
    decoder.read(keystroke)
    if (keystroke.type === 'blur') this.#giveBack()
    // The input method has put text of the scan into the field.
    if (this.#lateText.read(keystroke, this.#clock.monotonic()))
      this.#options.scheduler.schedule(() => this.#restore(0))
  }

  /** A key arrived in a field that is not read. The open burst ends, and the field keeps the focus. */
  interrupt(event: Event, decoder: KeystrokeDecoder): void {
    const active = activeElementOf(documentOf(originOf(event)))
    decoder.interrupt()
    this.#giveBack()
    if (active) this.#mending.work(() => giveFocus(active))
  }

  /** A burst has ended. A scan is taken out of the page, a person's keys are given to it. */
  settle(end: BurstEnd): void {
    this.#ended = end
    this.#wait.stop()
    if (end.by === 'hand') return this.#giveBack()
    this.#lateTerminator.scanned(end, this.#lastAt)
    this.#lateText.scanned(this.#clock.monotonic())
    this.#restore(end.headKeys)
    if (end.isLastKeyByHand) this.#withheld.keepLast()
    this.#giveBack(end.headKeys)
    this.#mending.end()
  }

  stop(): void {
    this.#giveBack()
  }

  #press(event: KeyboardEvent, keystroke: KeyEvent, decoder: KeystrokeDecoder): void {
    const stroke = strokeOf(keystroke)
    const { kind } = stroke
    const { isHolding, prefix } = this.#options
    const at = Math.min(keystroke.at, this.#clock.monotonic())
    const before = decoder.length
    // While a burst is open, a terminator belongs to that burst.
    if (kind === 'terminator' && before === 0 && this.#lateTerminator.isDue(at)) {
      return this.#withheld.swallow(event)
    }
    if (!decoder.looksScanned && at >= this.#withheld.heldUntil) this.#giveBack()
    if (at - this.#lastAt >= personRestMs) this.#isSteady = false
    this.#lastAt = at
    const ended = this.#read(keystroke, decoder)
    if (ended?.how === 'terminator') {
      if (ended.by === 'scanner') this.#withheld.swallow(event)
      else this.#withheld.pass(event)
      return
    }
    const place = ended ? 0 : before
    if (place === 0) this.#begin()
    this.#lateText.press(event)
    const isTyped = kind === 'character' && !isShortcut(event)
    const text = isTyped && event.key.length === 1 ? event.key : ''
    const key = typedKey(event, text, place, at)
    const isContent = isTyped || (before >= sureKeys && commands.has(kind))
    const isHeld = (): boolean =>
      isHolding && mustHold(event, stroke, prefix, this.#withheld.length > 0)
    if (decoder.looksScanned ? isContent : isHeld()) return this.#withhold(key, decoder)
    const isBetween = kind === 'nothing' && event.key !== 'Dead'
    if (isBetween && this.#withheld.length > 0) return this.#withheld.withhold(key)
    // The key is a person's. Earlier keys reach the page first: Backspace deletes what was typed before it.
    if (!decoder.looksScanned || commands.has(kind)) this.#giveBack()
    this.#withheld.pass(event)
    this.#fields.note(place, documentOf(originOf(event)), mayBegin(event, stroke, prefix))
    this.#notePassed(key)
  }

  #release(event: KeyboardEvent, keystroke: KeyEvent, decoder: KeystrokeDecoder): void {
    decoder.read(keystroke)
    this.#withheld.release(event, keystroke.at, decoder.length < sureKeys)
    if (!decoder.looksScanned && this.#withheld.length > 0)
      this.#wait.startUntil(this.#withheld.heldUntil)
  }

  /** Returns the end of the burst that this event has ended. */
  #read(keystroke: Keystroke, decoder: KeystrokeDecoder): BurstEnd | undefined {
    this.#ended = undefined
    decoder.read(keystroke)
    return this.#ended
  }

  /** Text without a key press of its own, for example from Android's keyboards. */
  #insert(event: InputEvent, keystroke: Keystroke, decoder: KeystrokeDecoder): void {
    const before = decoder.length
    const ended = this.#read(keystroke, decoder)
    if (decoder.length === before) {
      // The key press has already reported this text. If the page moved the focus at that press, the text goes here.
      if (before > 0) this.#fields.note(before - 1, documentOf(originOf(event)))
      return
    }
    const place = ended ? 0 : before
    if (place === 0) this.#begin()
    const key = typedKey(event, event.data ?? '', place, this.#clock.monotonic())
    if (decoder.looksScanned && event.cancelable) this.#withhold(key, decoder)
    else this.#fields.note(place, documentOf(originOf(event)))
  }

  #begin(): void {
    this.#mending.begin()
    this.#lateText.begin()
    this.#fields.forget()
    this.#passed = []
    this.#isSteady = true
  }

  /** The page has received a key. */
  #notePassed(key: TypedKey): void {
    if (key.text !== '' && key.place < sureKeys) this.#passed.push(key)
  }

  #withhold(key: TypedKey, decoder: KeystrokeDecoder): void {
    this.#withheld.withhold(key)
    if (!decoder.looksScanned) return this.#wait.startUntil(this.#withheld.heldUntil)
    this.#wait.stop()
    if (decoder.length >= sureKeys) return this.#takeBack()
    this.#wait.start(restMs)
  }

  /** Takes the first keys out of the field as soon as the burst is surely a scan, so that its end has nothing left to do. */
  #takeBack(): void {
    if (this.#passed.length === 0 || !this.#isSteady) return
    this.#restore(0)
    this.#withheld.takeBack(this.#passed)
    this.#passed = []
  }

  /** Gives withheld keys to the page: all of them, or those before the place `end`. */
  #giveBack(end?: number): void {
    this.#wait.stop()
    if (this.#withheld.length === 0) return
    this.#mending.work(() => {
      for (const key of this.#withheld.giveBack(this.#fields, end)) this.#notePassed(key)
    })
  }

  #restore(headKeys: number): void {
    this.#mending.work(() => this.#fields.restore(headKeys))
  }
}

const typedKey = (event: Event, text: string, place: number, at: number): TypedKey => ({
  ...{ event, text, place, at, target: originOf(event) as Element | undefined },
})
