import { edit } from './edit.ts'
import type { FieldsBefore } from './fields-before.ts'
import type { Attempt } from './field.ts'
import { focusedText } from './focused-field.ts'
import { heldUntil, type HeldPress } from './hold-limit.ts'
import { activeElementOf, documentOf, originOf } from './own-windows.ts'
import { again } from './press-again.ts'

/** A key press, or text that came without one. */
export interface TypedKey extends HeldPress {
  readonly event: Event
  /** Where it went; an event no longer knows when its dispatch is over. */
  readonly target: Element | undefined
  readonly text: string
  /** How many characters of its burst came before it. */
  place: number
}

interface Withheld extends TypedKey {
  /** The page has heard of it; only its text was taken back. */
  readonly isHeard?: boolean
  /** Of a release: the press that is withheld too. */
  readonly press?: TypedKey | undefined
}

/** No scan is longer (core's `maxSymbolCharacters`), and nobody waits for more. */
const mostKeys = 4_296
/** The place of what is the page's in any case. */
const alwaysPage = -1

/** Keys that are kept from the page: for good where they are a scan's, else until they are given back. */
export class WithheldKeys {
  readonly #attempt: Attempt
  #keys: Withheld[] = []
  /** Keys that are down, and whose release the page must not see either; with the press, where it is still withheld. */
  readonly #down = new Map<string, TypedKey | undefined>()

  constructor(attempt: Attempt) {
    this.#attempt = attempt
  }

  get length(): number {
    return this.#keys.length
  }

  /** Until when they wait for more, if they do not look like a scan yet. */
  get heldUntil(): number {
    return heldUntil(this.#keys.filter(({ text }) => text !== ''))
  }

  withhold(key: TypedKey): void {
    this.swallow(key.event)
    if (key.event.type === 'keydown') this.#down.set(codeOf(key), key)
    if (this.#keys.length < mostKeys) this.#keys.push(key)
  }

  /** Keys that had gone to the page, and whose text was taken out of the field again. */
  takeBack(keys: readonly TypedKey[]): void {
    this.#keys.unshift(...keys.map((key) => ({ ...key, isHeard: true })))
  }

  /** For good. */
  swallow(event: Event): void {
    stop(event)
    if (event.type === 'keydown') this.#down.set((event as KeyboardEvent).code, undefined)
  }

  /** The page sees a key press, and so its release. */
  pass({ code }: KeyboardEvent): void {
    this.#down.delete(code)
  }

  /** The release of a key goes where its press went; that of another waits behind what is held, if `isInOrder`. */
  release(event: KeyboardEvent, at: number, isInOrder: boolean): void {
    const { code } = event
    const isOurs = this.#down.has(code)
    const press = this.#down.get(code)
    this.#down.delete(code)
    // Of the space bar it is the release that clicks.
    if (!isOurs && !(isInOrder && this.length > 0 && event.key !== ' ')) return
    stop(event)
    if (press) press.upAt = at
    if (isOurs && !press) return
    const place = press?.place ?? alwaysPage
    this.#keys.push({ event, at, place, press, target: originOf(event) as Element, text: '' })
  }

  /** The last key press is the page's, whatever becomes of those before it. */
  keepLast(): void {
    const last = this.#keys.findLast(({ event }) => event.type === 'keydown')
    for (const key of this.#keys) {
      if (last && (key === last || key.press === last)) key.place = alwaysPage
    }
  }

  /**
   * Types again what is the page's, as well as a script can: its listeners get the key events, what has the focus the text.
   * That are the keys at a place before `end`; the rest is dropped. Returns the presses that the page got.
   */
  giveBack(fields: FieldsBefore, end: number = Number.POSITIVE_INFINITY): TypedKey[] {
    const keys = this.#keys
    this.#keys = []
    const pressed = keys.filter(({ event }) => event.type !== 'keyup')
    const target = pressed[0]?.target
    const hasFocus = target !== undefined && isStillThere(target)
    for (const key of keys) {
      const isPress = key.event.type !== 'keyup'
      // What the page had heard of stands in its field again, where that was brought back.
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
  // A listener that opens an editor at a key gets the next one, and the text.
  const receiver = hasFocus ? (activeElementOf(document) ?? target) : target
  if (event.type === 'keyup') return void again(event, receiver)
  fields.note(place, document)
  if (event.type === 'keydown' && !isHeard && !again(event, receiver, text)) return
  // Elsewhere the text would go where a selection happens to be left.
  const field = hasFocus && text !== '' && focusedText(document)
  if (!field) return
  fields.note(place, document)
  edit(field.element, text)
  fields.typed(text.length, field.element)
}

const codeOf = ({ event }: TypedKey): string => (event as KeyboardEvent).code

/** Whether it has the focus; of what is gone from the page, that has now what else has it. */
const isStillThere = (target: Element): boolean =>
  !target.isConnected || activeElementOf(documentOf(target)) === target

function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
