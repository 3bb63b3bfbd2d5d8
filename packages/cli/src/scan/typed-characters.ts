import type { ReadStream } from 'node:tty'
import { filter, fromEvent, type Observable } from 'rxjs'

const control = /^\p{Cc}/u

/**
 * Characters of a person or a scanner in a terminal that is read key by key, without Enter, Ctrl+C and the terminal's own
 * sequences.
 */
export const typedCharacters = (terminal: ReadStream): Observable<unknown> =>
  fromEvent(terminal, 'data', String).pipe(filter((text) => !control.test(text)))
