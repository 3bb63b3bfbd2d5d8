import { Observable, takeWhile, type OperatorFunction } from 'rxjs'
import type { DeviceReport } from '../scan/scanner-input.ts'

/** The state machine behind a decode operator. */
export interface Decoder<Event> {
  read(event: Event): void
  /** No event follows: what has begun is reported. */
  end(): void
  /** Nobody listens any more: no timer is left. */
  stop(): void
}

/** An operator that runs a decoder of its own for each subscription. */
export const decodeWith =
  <Event>(
    newDecoder: (emit: (report: DeviceReport) => void) => Decoder<Event>,
  ): OperatorFunction<Event, DeviceReport> =>
  (events$) =>
    new Observable((subscriber) => {
      const decoder = newDecoder((report) => subscriber.next(report))
      subscriber.add(() => decoder.stop())
      // A source that emits while it is being subscribed to is not tied to `subscriber` yet: it must be stopped.
      const wanted$ = events$.pipe(takeWhile(() => !subscriber.closed))
      subscriber.add(
        wanted$.subscribe({
          next: (event) => decoder.read(event),
          error: (error: unknown) => subscriber.error(error),
          complete: () => {
            decoder.end()
            subscriber.complete()
          },
        }),
      )
    })
