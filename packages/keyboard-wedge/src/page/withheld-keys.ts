import { edit } from './edit.ts'
import { focusedField } from './focused-field.ts'

/** A key press, or text that came without one. */
export interface TypedKey {
  readonly event: Event
  /** Where it went; an event no longer knows when its dispatch is over. */
  readonly target: Element | undefined
  readonly text: string
}

interface Withheld extends TypedKey {
  /** The page has heard of it; only its text was taken back. */
  readonly isHeard: boolean
  release?: KeyboardEvent
}

/** No scan is longer (core's `longestSymbol`), and nobody waits for more. */
const mostKeys = 4_296

/** Keys that are kept from the page: for good where they are a scan's, else until they are given back. */
export class WithheldKeys {
  #keys: Withheld[] = []
  /** Keys that are down, and whose release the page must not see either. */
  readonly #down = new Set<string>()

  get length(): number {
    return this.#keys.length
  }

  withhold(key: TypedKey): void {
    this.swallow(key.event)
    if (this.#keys.length < mostKeys) this.#keys.push({ ...key, isHeard: false })
  }

  /** Keys that had gone to the page, and whose text was taken out of the field again. */
  takeBack(keys: readonly TypedKey[]): void {
    this.#keys.unshift(...keys.map((key) => ({ ...key, isHeard: true })))
  }

  /** For good. */
  swallow(event: Event): void {
    stop(event)
    if (event.type === 'keydown') this.#down.add((event as KeyboardEvent).code)
  }

  /** The release of a key, which goes where its press went. */
  release(event: KeyboardEvent): void {
    if (!this.#down.delete(event.code)) return
    stop(event)
    const key = this.#keys.findLast(
      (one) => one.event.type === 'keydown' && (one.event as KeyboardEvent).code === event.code,
    )
    if (key) key.release = event
  }

  drop(): void {
    this.#keys = []
  }

  /** Types them again, as well as a script can: the page sees its key events, the field its text. */
  giveBack(): void {
    const keys = this.#keys
    this.drop()
    for (const { event, target, text, isHeard, release } of keys) {
      const isKey = event.type === 'keydown' && !isHeard
      const isWanted = !isKey || again(event as KeyboardEvent, target)
      // Without the focus the text would go where a selection happens to be left.
      if (isWanted && target && text !== '' && isTypedInto(target)) edit(target, text)
      if (release) again(release, target)
      else this.#down.delete((event as KeyboardEvent).code)
    }
  }
}

function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

const isTypedInto = (target: Element): boolean =>
  focusedField(target.ownerDocument)?.element === target

/** Dispatches a key event once more; `false` where somebody has prevented its default. */
function again(event: KeyboardEvent, target: Element | undefined): boolean {
  const { type, key, code, keyCode, location, repeat } = event
  const { shiftKey, ctrlKey, altKey, metaKey } = event
  const init: KeyboardEventInit & { keyCode: number } = {
    ...{ key, code, keyCode, location, repeat, shiftKey, ctrlKey, altKey, metaKey },
    ...{ bubbles: true, cancelable: true, composed: true, view: event.view },
  }
  return target?.dispatchEvent(new KeyboardEvent(type, init)) ?? false
}
