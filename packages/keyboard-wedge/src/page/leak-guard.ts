import {
  strokeOf,
  type BurstEnd,
  type Clock,
  type KeyEvent,
  type Keystroke,
  type KeystrokeDecoder,
} from '@paycode/core/adapter'
import type { SchedulerLike, Subscription } from 'rxjs'
import { FieldsBefore } from './fields-before.ts'
import { giveFocus } from './give-focus.ts'
import { activeElementOf, documentOf, type Target } from './own-windows.ts'
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
/** So long after a scan an input method may still put its text into the field. */
const lateTextMs = 200
const inputMethodKeyCode = 229
/** Strokes that are more than a letter, besides terminators. */
const commands: ReadonlySet<string> = new Set(['control', 'character'])

/**
 * Keeps scans out of the page. The first keys go through, because they may be a person's; as soon as they look like a scan
 * the rest is withheld; when the decoder says that it was one, the field is brought back to how it was before the first.
 */
export class LeakGuard {
  readonly #clock: Clock
  readonly #scheduler: SchedulerLike
  readonly #fields = new FieldsBefore()
  readonly #withheld = new WithheldKeys()
  /** Keys of the open burst that the page has got. */
  #passed: TypedKey[] = []
  #isSteady = true
  #isAtWork = false
  #ended: BurstEnd | undefined
  /** By the keys' own stamps, like the next: a busy page gets to a second terminator late, or to a person's Enter early. */
  #lastAt = Number.NEGATIVE_INFINITY
  #noTerminatorUntil = Number.NEGATIVE_INFINITY
  #hasInputMethod = false
  #isComposing = false
  #lateTextUntil = Number.NEGATIVE_INFINITY
  #timer: Subscription | undefined

  constructor(clock: Clock, scheduler: SchedulerLike) {
    this.#clock = clock
    this.#scheduler = scheduler
  }

  /** While it edits a field itself: what comes then is no typing. */
  get isAtWork(): boolean {
    return this.#isAtWork
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
        this.#isComposing = true
        break
      case 'compositionend':
        this.#isComposing = false
        break
      case 'compositionupdate':
      case 'paste':
      case 'blur':
      case 'focus':
        break
      default:
        keystroke satisfies never
    }
    decoder.read(keystroke)
    this.#mendLateText(keystroke)
  }

  /** Keys have come where nothing is read. The burst before them ends, and they go on where they are. */
  interrupt(event: Event, decoder: KeystrokeDecoder): void {
    const active = activeElementOf(documentOf(originOf(event)))
    decoder.interrupt()
    if (active) this.#work(() => giveFocus(active))
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
    this.#withheld.drop()
    if (this.#hasInputMethod) this.#lateTextUntil = this.#clock.monotonic() + lateTextMs
    this.#restore(end.headKeys)
  }

  stop(): void {
    this.#timer?.unsubscribe()
  }

  #press(event: KeyboardEvent, keystroke: KeyEvent, decoder: KeystrokeDecoder): void {
    const { kind } = strokeOf(keystroke)
    const at = Math.min(keystroke.at, this.#clock.monotonic())
    const before = decoder.length
    // With keys open it is the next scan's own.
    if (kind === 'terminator' && before === 0 && at < this.#noTerminatorUntil) {
      return this.#withheld.swallow(event)
    }
    if (at - this.#lastAt >= personRestMs) this.#isSteady = false
    this.#lastAt = at
    const ended = this.#read(keystroke, decoder)
    if (ended?.how === 'terminator') {
      if (ended.by === 'scanner') this.#withheld.swallow(event)
      return
    }
    this.#note(event, ended ? 0 : before)
    if (event.keyCode === inputMethodKeyCode) this.#hasInputMethod = true
    else this.#lateTextUntil = Number.NEGATIVE_INFINITY
    const isTyped = kind === 'character' && !isShortcut(event)
    const key = keyOf(event, isTyped && event.key.length === 1 ? event.key : '')
    if (!decoder.looksScanned) {
      this.#giveBack()
      if (isTyped && before < sureKeys) this.#passed.push(key)
      return
    }
    if (isTyped) this.#withhold(key, decoder)
    else if (before >= sureKeys && commands.has(kind)) this.#withhold(key, decoder)
    // A person's: Backspace takes away what was typed before it.
    else if (commands.has(kind)) this.#giveBack()
  }

  #release(event: KeyboardEvent, keystroke: KeyEvent, decoder: KeystrokeDecoder): void {
    decoder.read(keystroke)
    this.#withheld.release(event)
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
    this.#note(event, ended ? 0 : before)
    if (decoder.looksScanned && event.cancelable)
      this.#withhold(keyOf(event, event.data ?? ''), decoder)
  }

  #note(event: Event, keys: number): void {
    if (keys === 0) {
      this.#hasInputMethod = this.#isComposing
      this.#fields.forget()
      this.#passed = []
      this.#isSteady = true
    }
    this.#fields.note(keys, documentOf(originOf(event)))
  }

  #withhold(key: TypedKey, decoder: KeystrokeDecoder): void {
    this.#withheld.withhold(key)
    this.#timer?.unsubscribe()
    if (decoder.length >= sureKeys) return this.#takeBack()
    this.#timer = this.#scheduler.schedule(() => this.#giveBack(), restMs)
  }

  /** The first keys as well, as soon as they are surely a scan's: at its end nothing is left to do. */
  #takeBack(): void {
    if (this.#passed.length === 0 || !this.#isSteady) return
    this.#restore(0)
    this.#withheld.takeBack(this.#passed)
    this.#passed = []
  }

  #giveBack(): void {
    if (this.#withheld.length > 0) this.#work(() => this.#withheld.giveBack())
  }

  #restore(headKeys: number): void {
    this.#work(() => this.#fields.restore(headKeys))
  }

  /** An input method commits in its own time: what it still puts there is taken out when it has. */
  #mendLateText({ type }: Keystroke): void {
    if (this.#clock.monotonic() >= this.#lateTextUntil || this.#isComposing) return
    if (type === 'input' || type === 'compositionend') {
      this.#scheduler.schedule(() => this.#restore(0))
    }
  }

  #work(edit: () => void): void {
    this.#isAtWork = true
    try {
      edit()
    } finally {
      this.#isAtWork = false
    }
  }
}

/** Ctrl with a letter stands for a control character of a scan, if it is not what it looks like. With Alt it is AltGr. */
const isShortcut = ({ ctrlKey, altKey }: KeyboardEvent): boolean => ctrlKey && !altKey

const keyOf = (event: Event, text: string): TypedKey => ({
  ...{ event, text, target: event.composedPath()[0] as Element | undefined },
})

/** Where an event happened, inside shadow roots too. */
const originOf = (event: Event): Target => event.composedPath()[0] as Target
