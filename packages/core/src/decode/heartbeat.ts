import type { Clock } from '../platform.ts'

interface Beat {
  readonly monotonic: number
  readonly wall: number
}

/** A process that has not beaten twice within this time stood still, in ms. */
const standstillMs = 1_000

/**
 * Tells since when something may have waited in a queue that cannot be looked into: since now while the process runs, since
 * before it stood still right after it did. A process beats once as it wakes, perhaps before the queue is delivered; so
 * what counts is the beat before the last one.
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

  /** In ms since the epoch; as long ago as the clock says that went on further. */
  emptyAt(): number {
    const now = this.#now()
    const { monotonic, wall } = this.#before
    const sinceMs = Math.max(now.monotonic - monotonic, now.wall - wall)
    return sinceMs > standstillMs ? now.wall - sinceMs : now.wall
  }

  #now(): Beat {
    return { monotonic: this.#clock.monotonic(), wall: this.#clock.wall() }
  }
}
