import type { Clock } from '@paycode/core/adapter'
import type { VirtualTimeScheduler } from 'rxjs'
import { virtualTime } from '../testing/virtual-time.ts'

/** The time of a trace: virtual time, and the trace's own milliseconds. Nothing here waits in real time. */
export class TraceTime {
  readonly #time = virtualTime({ wallAt: 0 })
  readonly clock: Clock = this.#time
  readonly scheduler: VirtualTimeScheduler = this.#time.scheduler
  /** The part of the sleep that the trace's time stamps include, in ms. */
  #countedSleepMs = 0

  /** The current time, in ms of the trace. */
  get t(): number {
    return this.#time.now() + this.#countedSleepMs
  }

  /** Converts a time of the trace to the monotonic clock. */
  monotonicOf(t: number): number {
    return t - this.#countedSleepMs
  }

  setWallClock(byMs: number): void {
    this.#time.shiftWall(byMs)
  }

  /**
   * The machine sleeps. Whether a device's time stamps continue in sleep depends on the platform. The next event decides: a stamp
   * after the sleep's end shows that they did.
   */
  sleep(ms: number, nextEventAt: number): void {
    this.#time.sleep(ms)
    if (nextEventAt >= this.t + ms) this.#countedSleepMs += ms
  }

  /** The machine is blocked until `t`: time passes, and timers that become due run late, with the next `runUntil`. */
  blockUntil(t: number): void {
    this.#time.block(this.monotonicOf(t))
  }

  /** Runs the timers that are due until `t`, one moment after the other. `settle` finishes what each moment began. */
  async runUntil(t: number, settle: () => Promise<void>): Promise<void> {
    const ms = Math.max(this.monotonicOf(t) - this.#time.now(), 0)
    await this.#time.passAsync(ms, settle)
  }
}
