import { Observable, takeWhile, type OperatorFunction } from 'rxjs'
import type { SerialEvent } from '../../input/serial-event.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'
import { SerialDecoder } from './serial-decoder.ts'
import { serialSettings, type SerialOptions } from './serial-options.ts'

export type { SerialOptions }

/**
 * Turns a serial scanner's bytes into scans, wherever the chunks are cut. A scan ends at CR, LF, CRLF or ETX, and at a Tab, NUL,
 * EOT or FF that silence follows. STX…ETX and SOH…EOT, the check byte behind ETX, ACK in front, an AIM identifier, the prefix
 * and the suffix are no part of it. What falls silent without its terminator is `incomplete`, and what comes within a second is
 * its rest; only on a port that never sent a terminator a whole payment code is taken. A status says which setting is wrong.
 * Noise is refused, an endless line is `overflow`, and what came within 250 ms of the opening was queued before it: no scan.
 * When the source completes, what was begun is `incomplete`.
 * @throws {TypeError} when an option is unknown or out of its range.
 */
export function decodeSerial(
  options: SerialOptions = {},
): OperatorFunction<SerialEvent, DeviceReport> {
  const settings = serialSettings(options)
  return (events$) =>
    new Observable((subscriber) => {
      const decoder = new SerialDecoder(settings, (report) => subscriber.next(report))
      subscriber.add(() => decoder.stop())
      // A source that emits while it is being subscribed to is not tied to `subscriber` yet.
      const wanted$ = events$.pipe(takeWhile(() => !subscriber.closed))
      subscriber.add(
        wanted$.subscribe({
          next: (event) => decoder.read(event),
          error: (error: unknown) => subscriber.error(error),
          complete: () => {
            decoder.close()
            subscriber.complete()
          },
        }),
      )
    })
}
