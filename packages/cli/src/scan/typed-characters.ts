import type { ReadStream } from 'node:tty'
import { filter, fromEvent, type Observable } from 'rxjs'

const control = /^\p{Cc}/u

/** A person's or a scanner's characters in a terminal that is read key by key; not Enter, Ctrl+C and what the terminal says itself. */
export const typedCharacters = (terminal: ReadStream): Observable<unknown> =>
  fromEvent(terminal, 'data', String).pipe(filter((text) => !control.test(text)))
