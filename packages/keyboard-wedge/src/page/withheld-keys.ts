import { edit } from './edit.ts'
import type { FieldsBefore } from './fields-before.ts'
import type { Attempt } from './field.ts'
import { focusedText } from './focused-field.ts'
import { heldUntil, type HeldPress } from './hold-limit.ts'
import { activeElementOf, documentOf, originOf } from './own-windows.ts'
import { again } from './press-again.ts'

/** A key press, or text that came without a key press. */
export interface TypedKey extends HeldPress {
  readonly event: Event
  /** The event's target. The event itself no longer has it after its dispatch. */
  readonly target: Element | undefined
  readonly text: string
  /** How many characters of the burst came before this key. */
  place: number
}

interface Withheld extends TypedKey {
  /** The page has seen the key event. Only the text was taken back. */
  readonly isHeard?: boolean
  /** For a release: its press, which is withheld too. */
  readonly press?: TypedKey | undefined
}

/** At most this many keys are withheld: no symbol holds more characters (core's `maxSymbolCharacters`). */
const maxKeys = 4_296
/** The place of a key that is given to the page in any case. */
const alwaysPage = -1

/** Keys that are kept from the page: a scan's for good, others until they are given back. */
export class WithheldKeys {
  readonly #attempt: Attempt
  #keys: Withheld[] = []
  /** Codes of pressed keys whose release must not reach the page either, each with its press if that is still withheld. */
  readonly #down = new Map<string, TypedKey | undefined>()

  constructor(attempt: Attempt) {
    this.#attempt = attempt
  }

  get length(): number {
    return this.#keys.length
  }

  /** Until when the keys wait for the next one, if they do not look like a scan yet. */
  get heldUntil(): number {
    return heldUntil(this.#keys.filter(({ text }) => text !== ''))
  }

  withhold(key: TypedKey): void {
    this.swallow(key.event)
    if (key.event.type === 'keydown') this.#down.set(codeOf(key), key)
    if (this.#keys.length < maxKeys) this.#keys.push(key)
  }

  /** Adds keys that the page has seen, and whose text was taken out of the field again. */
  takeBack(keys: readonly TypedKey[]): void {
    this.#keys.unshift(...keys.map((key) => ({ ...key, isHeard: true })))
  }

  /** Keeps a key from the page for good. */
  swallow(event: Event): void {
    stop(event)
    if (event.type === 'keydown') this.#down.set((event as KeyboardEvent).code, undefined)
  }

  /** The page sees a key press, so it must see the release too. */
  pass({ code }: KeyboardEvent): void {
    this.#down.delete(code)
  }

  /** The release of a withheld key is withheld too. Any other release waits behind the withheld keys, if `isInOrder`. */
  release(event: KeyboardEvent, at: number, isInOrder: boolean): void {
    const { code } = event
    const isOurs = this.#down.has(code)
    const press = this.#down.get(code)
    this.#down.delete(code)
    // A release of the space bar passes: it clicks, which a script cannot repeat.
    if (!isOurs && !(isInOrder && this.length > 0 && event.key !== ' ')) return
    stop(event)
    if (press) press.upAt = at
    if (isOurs && !press) return
    const place = press?.place ?? alwaysPage
    this.#keys.push({ event, at, place, press, target: originOf(event) as Element, text: '' })
  }

  /** The last key press will be given to the page, even if the keys before it are dropped. */
  keepLast(): void {
    const last = this.#keys.findLast(({ event }) => event.type === 'keydown')
    for (const key of this.#keys) {
      if (last && (key === last || key.press === last)) key.place = alwaysPage
    }
  }

  /**
   * Types the keys at places before `end` again, as far as a script can, and drops the others. The page's listeners receive the
   * key events, the focused field receives the text. Returns the presses that the page received.
   */
  giveBack(fields: FieldsBefore, end: number = Number.POSITIVE_INFINITY): TypedKey[] {
    const keys = this.#keys
    this.#keys = []
    const pressed = keys.filter(({ event }) => event.type !== 'keyup')
    const target = pressed[0]?.target
    const hasFocus = target !== undefined && isStillThere(target)
    for (const key of keys) {
      const isPress = key.event.type !== 'keyup'
      // A key that the page has seen is not typed again if only part is given back: the restored field has its text.
      const isPages = key.place < end && !(key.isHeard && end < Number.POSITIVE_INFINITY)
      if (isPress && this.#down.get(codeOf(key)) === key) {
        if (isPages) this.#down.delete(codeOf(key))
        else this.#down.set(codeOf(key), undefined)
      }
      if (isPages) this.#attempt(() => retype(key, hasFocus, fields))
    }
    return pressed.filter(({ place }) => place < end)
  }
}

function retype(key: Withheld, hasFocus: boolean, fields: FieldsBefore): void {
  const { text, place, isHeard, target } = key
  if (!target) return
  const event = key.event as KeyboardEvent
  const document = documentOf(target)
  // If a listener has opened an editor at an earlier key, the editor receives this key and its text.
  const receiver = hasFocus ? (activeElementOf(document) ?? target) : target
  if (event.type === 'keyup') return void again(event, receiver)
  fields.note(place, document)
  if (event.type === 'keydown' && !isHeard && !again(event, receiver, text)) return
  // Without the focus, the text would go to wherever a selection was left.
  const field = hasFocus && text !== '' && focusedText(document)
  if (!field) return
  fields.note(place, document)
  edit(field.element, text)
  fields.typed(text.length, field.element)
}

const codeOf = ({ event }: TypedKey): string => (event as KeyboardEvent).code

/** Whether the target still has the focus. If it was removed from the page, the element that has the focus now replaces it. */
const isStillThere = (target: Element): boolean =>
  !target.isConnected || activeElementOf(documentOf(target)) === target

function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
