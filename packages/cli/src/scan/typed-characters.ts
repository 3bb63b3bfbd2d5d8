import type { ReadStream } from 'node:tty'
import { filter, fromEvent, type Observable } from 'rxjs'

const control = /^\p{Cc}/u

/** A person's or a scanner's characters in a terminal that is read key by key; not Enter, Ctrl+C and their like. */
export const typedCharacters = (terminal: ReadStream): Observable<unknown> =>
  fromEvent(terminal, 'keypress', (text: string | undefined) => text).pipe(
    filter((text) => text !== undefined && !control.test(text)),
  )
