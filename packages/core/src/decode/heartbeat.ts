import type { Clock } from '../platform.ts'

interface Beat {
  readonly monotonic: number
  readonly wall: number
}

/**
 * Tells since when nothing can have waited in a queue that cannot be looked into. A process that stood still beats once as
 * it wakes, perhaps before the queue is delivered; so what counts is the beat before the last one.
 */
export class Heartbeat {
  readonly #clock: Clock
  #last: Beat
  #before: Beat

  constructor(clock: Clock) {
    this.#clock = clock
    this.#last = this.#now()
    this.#before = this.#last
  }

  /** The queue is empty now. */
  start(): void {
    this.#last = this.#now()
    this.#before = this.#last
  }

  beat(): void {
    this.#before = this.#last
    this.#last = this.#now()
  }

  /** The beat before the last, ms since the epoch: as long ago as the clock says that went on further. */
  emptyAt(): number {
    const now = this.#now()
    const { monotonic, wall } = this.#before
    return now.wall - Math.max(0, now.monotonic - monotonic, now.wall - wall)
  }

  #now(): Beat {
    return { monotonic: this.#clock.monotonic(), wall: this.#clock.wall() }
  }
}
