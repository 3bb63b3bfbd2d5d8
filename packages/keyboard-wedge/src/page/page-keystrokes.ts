import type { Keystroke } from '@paycode/core/adapter'
import { Observable } from 'rxjs'
import { listenInFrames, pageWindow, windowOf, type Target } from './own-windows.ts'

const heard = [
  ...['keydown', 'keyup', 'beforeinput', 'input', 'paste', 'blur', 'focus'],
  ...['compositionstart', 'compositionupdate', 'compositionend'],
] as const

/** An event of the page, and what it says in core's terms. */
export interface PageKeystroke {
  readonly event: Event
  readonly keystroke: Keystroke
}

/**
 * Everything that is typed in the page, before the page sees it: in the capture phase, with the time of the event itself,
 * frames of the same origin included. Nothing is kept from anybody.
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
      for (const type of heard) {
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
      // Those of elements pass here too; only the window's tell whether keys come to us.
      return event.target === event.currentTarget ? { type: event.type, at } : undefined
    case 'beforeinput':
    case 'input':
    case 'compositionstart':
    case 'compositionupdate':
    case 'compositionend': {
      // A choice in a list makes one as well, without any of these.
      const { inputType, data, isTrusted = true } = event as Partial<InputEvent>
      // The paste event has told it.
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
  // Chrome's autofill makes a keydown that has none of them.
  const told = {
    ...(key !== undefined && { key }),
    ...(code !== undefined && { code }),
    ...(keyCode !== undefined && { keyCode }),
  }
  return { ...told, location, shiftKey, ctrlKey, altKey, metaKey, repeat, isTrusted }
}

const pastedIn = ({ clipboardData }: ClipboardEvent): string =>
  clipboardData?.getData('text/plain') ?? ''
