import {
  strokeOf,
  type Stroke,
  type BurstEnd,
  type Clock,
  type KeyEvent,
  type Keystroke,
  type KeystrokeDecoder,
} from '@paycode/core/adapter'
import type { SchedulerLike, Subscription } from 'rxjs'
import { FieldsBefore } from './fields-before.ts'
import { giveFocus } from './give-focus.ts'
import { activeElementOf, documentOf, originOf } from './own-windows.ts'
import { isForInputMethod, LateText } from './late-text.ts'
import { isShortcut, mayBegin } from './may-begin.ts'
import { Mending } from './mending.ts'
import { takesText } from './takes-text.ts'
import { WithheldKeys, type TypedKey } from './withheld-keys.ts'

/** Fewer keys may be a person's after all: they are given back after so long a rest, in ms. */
const sureKeys = 6
const restMs = 100
/** After such a rest inside a burst, in ms, what came before it may be a person's, which only its end can tell. */
const personRestMs = 60
/** A second terminator (CR, then LF) comes this soon after the first, or at the scanner's own pace. */
const secondTerminatorMs = 50
/** Where silence settled a scan, a terminator that was held up comes this soon after the quiet time: no hand is so fast. */
const lateTerminatorMs = 200
/** A timer this late ran behind a block of the page, and keys may wait behind it. It waits once more, as long. */
const timerGraceMs = 20
/** Strokes that are more than a letter, besides terminators. */
const commands: ReadonlySet<string> = new Set(['control', 'character'])

export interface LeakGuardOptions {
  readonly clock: Clock
  readonly scheduler: SchedulerLike
  /** Whether keys that may begin a scan are held where nothing takes text. */
  readonly isHolding: boolean
  /** What the scanner sends in front of each code. */
  readonly prefix: string
  /** Hears whether the fields are as they were, whenever that changes. */
  readonly onMended: (isMended: boolean) => void
}

/**
 * Keeps scans out of the page. Where something takes text, the first keys go through, because they may be a person's; as
 * soon as they look like a scan the rest is withheld; when the decoder says that it was one, the field is brought back to
 * how it was before the first. Elsewhere the first keys are held, too.
 */
export class LeakGuard {
  readonly #options: LeakGuardOptions
  readonly #clock: Clock
  readonly #mending: Mending
  readonly #fields: FieldsBefore
  readonly #withheld: WithheldKeys
  readonly #lateText = new LateText()
  /** Keys of the open burst that the page has got. */
  #passed: TypedKey[] = []
  #isSteady = true
  #ended: BurstEnd | undefined
  /** By the keys' own stamps, like the next: a busy page gets to a second terminator late, or to a person's Enter early. */
  #lastAt = Number.NEGATIVE_INFINITY
  #noTerminatorUntil = Number.NEGATIVE_INFINITY
  #timer: Subscription | undefined

  constructor(options: LeakGuardOptions) {
    this.#options = options
    this.#clock = options.clock
    this.#mending = new Mending(options.onMended)
    this.#fields = new FieldsBefore(this.#mending.attempt)
    this.#withheld = new WithheldKeys(this.#mending.attempt)
  }

  /** While it edits a field itself: what comes then is no typing. */
  get isAtWork(): boolean {
    return this.#mending.isAtWork
  }

  /** Has the decoder read an event, and decides whether the page may see it. */
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
    // What an input method has left there.
    if (this.#lateText.read(keystroke, this.#clock.monotonic()))
      this.#options.scheduler.schedule(() => this.#restore(0))
  }

  /** Keys have come where nothing is read. The burst before them ends, and they go on where they are. */
  interrupt(event: Event, decoder: KeystrokeDecoder): void {
    const active = activeElementOf(documentOf(originOf(event)))
    decoder.interrupt()
    this.#giveBack()
    if (active) this.#mending.work(() => giveFocus(active))
  }

  /** A burst has ended: its keys are taken back from the page, or given to it. */
  settle(end: BurstEnd): void {
    this.#ended = end
    this.#timer?.unsubscribe()
    if (end.by === 'hand') return this.#giveBack()
    const { how, quietMs } = end
    this.#noTerminatorUntil =
      this.#lastAt +
      (how === 'silence' ? quietMs + lateTerminatorMs : Math.max(secondTerminatorMs, quietMs))
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
    const at = Math.min(keystroke.at, this.#clock.monotonic())
    const before = decoder.length
    // With keys open it is the next scan's own.
    if (kind === 'terminator' && before === 0 && at < this.#noTerminatorUntil) {
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
    const key = { ...keyOf(event, text, place), at }
    const isContent = isTyped || (before >= sureKeys && commands.has(kind))
    if (decoder.looksScanned ? isContent : this.#isToHold(event, stroke)) {
      return this.#withhold(key, decoder)
    }
    const isBetween = kind === 'nothing' && event.key !== 'Dead'
    if (isBetween && this.#withheld.length > 0) return this.#withheld.withhold(key)
    // A person's: Backspace takes away what was typed before it.
    if (!decoder.looksScanned || commands.has(kind)) this.#giveBack()
    this.#withheld.pass(event)
    this.#fields.note(place, documentOf(originOf(event)), this.#mayBegin(event, stroke))
    this.#notePassed(key)
  }

  #release(event: KeyboardEvent, keystroke: KeyEvent, decoder: KeystrokeDecoder): void {
    decoder.read(keystroke)
    this.#withheld.release(event, keystroke.at, decoder.length < sureKeys)
    if (!decoder.looksScanned && this.#withheld.length > 0)
      this.#giveBackAt(this.#withheld.heldUntil)
  }

  /** Whether a key that does not look scanned may be a scan's, where the page would act on it. */
  #isToHold(event: KeyboardEvent, stroke: Stroke): boolean {
    if (!this.#options.isHolding || !event.isTrusted) return false
    if (stroke.kind !== 'character' || isShortcut(event)) return false
    if (isForInputMethod(event)) return false
    const isNext = this.#withheld.length > 0 || (!event.repeat && this.#mayBegin(event, stroke))
    return isNext && !takesText(documentOf(originOf(event)))
  }

  #mayBegin(event: KeyboardEvent, stroke: Stroke): boolean {
    return mayBegin(event, stroke, this.#options.prefix)
  }

  /** Returns the burst that the event has ended. */
  #read(keystroke: Keystroke, decoder: KeystrokeDecoder): BurstEnd | undefined {
    this.#ended = undefined
    decoder.read(keystroke)
    return this.#ended
  }

  /** Text without a key of its own, as from Android's keyboards. */
  #insert(event: InputEvent, keystroke: Keystroke, decoder: KeystrokeDecoder): void {
    const before = decoder.length
    const ended = this.#read(keystroke, decoder)
    if (decoder.length === before) {
      // The key has told it. But a page may have moved the focus at its press: then this is where it goes.
      if (before > 0) this.#fields.note(before - 1, documentOf(originOf(event)))
      return
    }
    const place = ended ? 0 : before
    if (place === 0) this.#begin()
    const key = { ...keyOf(event, event.data ?? '', place), at: this.#clock.monotonic() }
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

  /** The page has got a key. */
  #notePassed(key: TypedKey): void {
    if (key.text !== '' && key.place < sureKeys) this.#passed.push(key)
  }

  #withhold(key: TypedKey, decoder: KeystrokeDecoder): void {
    this.#withheld.withhold(key)
    if (!decoder.looksScanned) return this.#giveBackAt(this.#withheld.heldUntil)
    this.#timer?.unsubscribe()
    if (decoder.length >= sureKeys) return this.#takeBack()
    this.#giveBackAt(this.#clock.monotonic() + restMs)
  }

  #giveBackAt(at: number, graceMs = timerGraceMs): void {
    this.#timer?.unsubscribe()
    const waitMs = Math.max(0, at - this.#clock.monotonic())
    this.#timer = this.#options.scheduler.schedule(() => {
      const now = this.#clock.monotonic()
      if (graceMs > 0 && now - at >= graceMs) this.#giveBackAt(now + graceMs, 0)
      else this.#giveBack()
    }, waitMs)
  }

  /** The first keys as well, as soon as they are surely a scan's: at its end nothing is left to do. */
  #takeBack(): void {
    if (this.#passed.length === 0 || !this.#isSteady) return
    this.#restore(0)
    this.#withheld.takeBack(this.#passed)
    this.#passed = []
  }

  /** To the page what is its: all, or what came before the place `end`. */
  #giveBack(end?: number): void {
    this.#timer?.unsubscribe()
    if (this.#withheld.length === 0) return
    this.#mending.work(() => {
      for (const key of this.#withheld.giveBack(this.#fields, end)) this.#notePassed(key)
    })
  }

  #restore(headKeys: number): void {
    this.#mending.work(() => this.#fields.restore(headKeys))
  }
}

const keyOf = (event: Event, text: string, place: number) => ({
  ...{ event, text, place, target: originOf(event) as Element | undefined },
})
