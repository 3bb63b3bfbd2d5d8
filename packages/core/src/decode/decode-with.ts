import { Observable, takeWhile, type OperatorFunction } from 'rxjs'
import type { DeviceReport } from '../scan/scanner-input.ts'

/** The state machine of a decode operator. */
export interface Decoder<Event> {
  read(event: Event): void
  /** No event follows: an open scan is reported. */
  end(): void
  /** The operator was unsubscribed: stops all timers. */
  stop(): void
}

/** Makes an operator that runs a new decoder for each subscription. */
export const decodeWith =
  <Event>(
    newDecoder: (emit: (report: DeviceReport) => void) => Decoder<Event>,
  ): OperatorFunction<Event, DeviceReport> =>
  (events$) =>
    new Observable((subscriber) => {
      const decoder = newDecoder((report) => subscriber.next(report))
      subscriber.add(() => decoder.stop())
      // A source that emits during its subscription is not yet tied to `subscriber`, so it must be stopped.
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
