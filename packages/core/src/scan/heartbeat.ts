import { Subscription, type SchedulerLike } from 'rxjs'
import { ageMs, instant, type Instant } from '../age.ts'
import { letProcessEnd, type Clock } from '../platform.ts'

/** Time between two beats, in ms. */
const beatMs = 250
/**
 * Data that waited for less than this, in ms, counts as arriving now. A process without two beats within this time
 * stood still.
 */
export const standstillMs = 1_000

/**
 * Finds out how long data may have waited in a queue that cannot be inspected: a terminal's, a pipe's, a port's. After
 * a process was stopped or a machine slept, the data that waited in the queue looks the same as data that arrives now.
 *
 * The queue was empty at each beat that is followed by another beat: whatever had waited was delivered in between. So
 * data read now arrived after the beat before the last one. While the process runs, that beat is a moment ago, and the
 * data counts as arriving now (D-114).
 */
export class Heartbeat {
  readonly #clock: Clock
  readonly #scheduler: SchedulerLike
  readonly #isReading: () => boolean
  #last: Instant | undefined
  #before: Instant | undefined

  /**
   * @param isReading whether the queue is being read. Default: always. While it is not read, a beat does not show that
   * it is empty.
   */
  constructor(clock: Clock, scheduler: SchedulerLike, isReading: () => boolean = () => true) {
    this.#clock = clock
    this.#scheduler = scheduler
    this.#isReading = isReading
  }

  /**
   * Beats until unsubscribed. Between two subscriptions a queue such as a terminal's may fill while there is no beat;
   * it then counts as empty at the last beats.
   * @param emptyMs how long ago the queue was empty, at the first start. Default 0.
   */
  start(emptyMs = 0): Subscription {
    this.#last ??= instant(this.#clock, emptyMs)
    this.#before ??= this.#last
    let timer: Subscription
    const beatIn = (ms: number, extraBeats: number): void => {
      timer = this.#scheduler.schedule(() => {
        this.#beat()
        beatIn(extraBeats > 0 ? 0 : beatMs, extraBeats - 1)
      }, ms)
      letProcessEnd(timer)
    }
    // Two beats at once: data that waited at the start is delivered before the second.
    beatIn(0, 1)
    return new Subscription(() => timer.unsubscribe())
  }

  /**
   * The earliest time at which data that is read now can have arrived, by the clock that shows the longer time. After a
   * sleep its `monotonic` may lie before that of data read earlier.
   */
  arrived(): Instant {
    const now = instant(this.#clock)
    const sinceMs = ageMs(this.#before ?? now, now)
    return sinceMs > standstillMs ? instant(this.#clock, sinceMs) : now
  }

  #beat(): void {
    if (!this.#isReading()) return
    this.#before = this.#last
    this.#last = instant(this.#clock)
  }
}
