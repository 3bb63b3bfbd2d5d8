import { asyncScheduler, Observable, takeWhile, type OperatorFunction } from 'rxjs'
import type { Keystroke } from '../../input/keystroke.ts'
import { systemClock } from '../../platform.ts'
import type { InputReason, Rejection } from '../rejection.ts'
import type { Scan } from '../scan.ts'
import { KeystrokeDecoder } from './keystroke-decoder.ts'
import type { KeystrokeOptions } from './keystroke-options.ts'

export type { KeystrokeOptions }

/**
 * Turns keystrokes into scans: 18 digits and a terminator, whatever the scanner's pace, prefix and suffix. A
 * terminator (Enter, Tab, line feed) settles a scan at once; a complete code without one waits a short quiet time,
 * in which one more key voids it, because the head of a longer number must never pass for a code. Nothing is
 * trimmed, padded or guessed. When the source completes, an unfinished burst is `incomplete`.
 */
export function decodeKeystrokes(
  options: KeystrokeOptions = {},
): OperatorFunction<Keystroke, Scan | Rejection<InputReason>> {
  return (keystrokes$) =>
    new Observable((subscriber) => {
      const decoder = new KeystrokeDecoder({
        source: { kind: 'keyboard', id: 'keyboard' },
        clock: systemClock,
        scheduler: asyncScheduler,
        acceptPaste: false,
        trust: 'trusted',
        profile: 'auto',
        ...options,
        emit: (result) => subscriber.next(result),
      })
      subscriber.add(() => decoder.stop())
      // A source that emits while it is being subscribed to is not tied to `subscriber` yet: it must be stopped.
      const wanted$ = keystrokes$.pipe(takeWhile(() => !subscriber.closed))
      subscriber.add(
        wanted$.subscribe({
          next: (keystroke) => decoder.read(keystroke),
          error: (error: unknown) => subscriber.error(error),
          complete: () => {
            decoder.interrupt()
            subscriber.complete()
          },
        }),
      )
    })
}
