import { fromEvent, merge, Subscription } from 'rxjs'

/** Two Esc further apart than this, in ms, are the prefixes of two scans. */
const twiceMs = 500

export interface UndisturbedOptions {
  /** The element with the focus while the recording runs. */
  readonly target: HTMLElement
  readonly isField: boolean
  /** Called when Esc was pressed twice. */
  readonly onStop: () => void
}

/**
 * Prevents a scanner's keys from operating the page: the focus stays, no shortcut acts, and its Enter reaches no button. Keys
 * are recorded before that.
 */
export function undisturbed({ target, isField, onStop }: UndisturbedOptions): Subscription {
  let lastEscapeAt = Number.NEGATIVE_INFINITY
  target.focus()
  const keys = fromEvent<KeyboardEvent>(window, 'keydown').subscribe((event) => {
    if (isDisturbing(event, isField)) event.preventDefault()
    if (event.key !== 'Escape') lastEscapeAt = Number.NEGATIVE_INFINITY
    else if (event.timeStamp - lastEscapeAt < twiceMs) onStop()
    else lastEscapeAt = event.timeStamp
  })
  const focus = merge(fromEvent(document, 'focusout'), fromEvent(window, 'focus')).subscribe(() => {
    // The element that gets the focus is known only after this event.
    setTimeout(() => {
      if (!keys.closed && document.activeElement !== target) target.focus()
    })
  })
  const leaving = fromEvent(window, 'beforeunload').subscribe((event) => event.preventDefault())
  keys.add(focus)
  keys.add(leaving)
  return keys
}

function isDisturbing({ key, ctrlKey, altKey, metaKey }: KeyboardEvent, isField: boolean): boolean {
  // Without a field, keys have no use, and Firefox opens its search at an apostrophe.
  if (!isField || key === 'Tab' || /^F\d/.test(key)) return true
  // Ctrl and Alt together are AltGr, which types.
  return (ctrlKey && !altKey) || metaKey || (altKey && /^(Arrow|Home)/.test(key))
}
