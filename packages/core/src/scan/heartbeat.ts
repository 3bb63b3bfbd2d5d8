import { Subscription, type SchedulerLike } from 'rxjs'
import { ageMs, instant, type Instant } from '../age.ts'
import { letProcessEnd, type Clock } from '../platform.ts'

/** Ms between two beats. */
const beatMs = 250
/** What waited for less than this, in ms, came now. A process that did not beat twice within this time stood still. */
export const standstillMs = 1_000

/**
 * Tells since when something may have waited in a queue that cannot be looked into: a terminal's, a pipe's, a port's. A process that was
 * stopped, or a machine that slept, finds there what came meanwhile, and cannot tell it from what comes just now.
 *
 * The queue is known to be empty at each beat that is followed by another one: whatever had waited was delivered in between. So what is
 * read now came after the beat before the last one. While the process runs that is a moment ago, and counts as now.
 */
export class Heartbeat {
  readonly #clock: Clock
  readonly #scheduler: SchedulerLike
  readonly #isReading: () => boolean
  #last: Instant | undefined
  #before: Instant | undefined

  /** @param isReading whether the queue is being read. Default: always. A queue that nobody reads is not known to be empty. */
  constructor(clock: Clock, scheduler: SchedulerLike, isReading: () => boolean = () => true) {
    this.#clock = clock
    this.#scheduler = scheduler
    this.#isReading = isReading
  }

  /**
   * Beats until unsubscribed. A queue that goes on while nobody beats (a terminal's, between two subscriptions) was last known to be empty
   * at the last beats.
   * @param emptyMs how long ago the queue was empty, at the first start. Default 0.
   */
  start(emptyMs = 0): Subscription {
    this.#last ??= instant(this.#clock, emptyMs)
    this.#before ??= this.#last
    let timer: Subscription
    const beatIn = (ms: number, turns: number): void => {
      timer = this.#scheduler.schedule(() => {
        this.#beat()
        beatIn(turns > 0 ? 0 : beatMs, turns - 1)
      }, ms)
      letProcessEnd(timer)
    }
    // Twice at once: what waited at the start is delivered before the second.
    beatIn(0, 1)
    return new Subscription(() => timer.unsubscribe())
  }

  /**
   * When what is read now arrived, at the earliest: as long ago as the clock says that went on further. After a sleep its `monotonic` may lie
   * before that of what was read earlier.
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
