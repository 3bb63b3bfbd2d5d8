import type { Keystroke } from '@paycode/core/adapter'
import { Observable } from 'rxjs'
import { listenInFrames, pageWindow, windowOf, type Target } from './own-windows.ts'

const eventTypes = [
  ...['keydown', 'keyup', 'beforeinput', 'input', 'paste', 'blur', 'focus'],
  ...['compositionstart', 'compositionupdate', 'compositionend'],
] as const

/** An event of the page, and the same as a keystroke of core. */
export interface PageKeystroke {
  readonly event: Event
  readonly keystroke: Keystroke
}

/**
 * Everything that is typed in the page and its frames of the same origin. Events are read in the capture phase, before the
 * page's own listeners, and carry their own time stamps. All of them still reach the page.
 * @throws {TypeError} when there is no window.
 */
export function pageKeystrokes(
  target: Target = pageWindow('pageKeystrokes'),
): Observable<PageKeystroke> {
  return new Observable((subscriber) => {
    const listening = new AbortController()
    const { signal } = listening
    const top = windowOf(target)
    listenInFrames(target, signal, (inside) => {
      const originMs = windowOf(inside).performance.timeOrigin - top.performance.timeOrigin
      const hear = (event: Event): void => {
        const keystroke = keystrokeOf(event, event.timeStamp + originMs)
        if (keystroke) subscriber.next({ event, keystroke })
      }
      for (const type of eventTypes) {
        const listener = type === 'blur' || type === 'focus' ? windowOf(inside) : inside
        listener.addEventListener(type, hear, { capture: true, signal })
      }
    })
    return () => listening.abort()
  })
}

/** `at` in ms since the page's own time origin, the base of its `performance.now()`. */
function keystrokeOf(event: Event, at: number): Keystroke | undefined {
  switch (event.type) {
    case 'keydown':
    case 'keyup':
      return { type: event.type, at, ...keyOf(event as KeyboardEvent) }
    case 'paste':
      return { type: 'paste', at, text: pastedIn(event as ClipboardEvent) }
    case 'blur':
    case 'focus':
      // `blur` and `focus` of elements arrive here too. Only the window's own say whether keys reach the page.
      return event.target === event.currentTarget ? { type: event.type, at } : undefined
    case 'beforeinput':
    case 'input':
    case 'compositionstart':
    case 'compositionupdate':
    case 'compositionend': {
      // A choice in a list fires an `input` event without these properties.
      const { inputType, data, isTrusted = true } = event as Partial<InputEvent>
      // The `paste` event has already reported this text.
      if (inputType === 'insertFromPaste') return undefined
      return {
        type: event.type,
        at,
        data: data ?? null,
        isTrusted,
        ...(inputType !== undefined && { inputType }),
      }
    }
    default:
      return undefined
  }
}

function keyOf(event: KeyboardEvent) {
  const { key, code, keyCode, location, repeat, isTrusted } = event
  const { shiftKey, ctrlKey, altKey, metaKey } = event
  // Chrome's autofill fires a `keydown` without these properties.
  const names = {
    ...(key !== undefined && { key }),
    ...(code !== undefined && { code }),
    ...(keyCode !== undefined && { keyCode }),
  }
  return { ...names, location, shiftKey, ctrlKey, altKey, metaKey, repeat, isTrusted }
}

const pastedIn = ({ clipboardData }: ClipboardEvent): string =>
  clipboardData?.getData('text/plain') ?? ''
