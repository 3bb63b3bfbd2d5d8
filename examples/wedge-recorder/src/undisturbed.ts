import { fromEvent, merge, Subscription } from 'rxjs'

/** Longer than this apart, two Esc are two scanners' prefixes. */
const twiceMs = 500

export interface UndisturbedOptions {
  /** What has the focus as long as the recording runs. */
  readonly target: HTMLElement
  readonly isField: boolean
  /** Esc was pressed twice. */
  readonly onStop: () => void
}

/**
 * Keeps the page from being worked by what a scanner types: the focus stays, no shortcut acts, and no button is within the
 * reach of its Enter. The keys are recorded before all this.
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
    // Where the focus goes to is known afterwards.
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
  // Without a field there is nothing to type into, and Firefox begins a search at an apostrophe.
  if (!isField || key === 'Tab' || /^F\d/.test(key)) return true
  // Ctrl and Alt together are AltGr, which types.
  return (ctrlKey && !altKey) || metaKey || (altKey && /^(Arrow|Home)/.test(key))
}
