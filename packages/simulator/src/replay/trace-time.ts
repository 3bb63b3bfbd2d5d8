import type { Clock } from '@paycode/core/adapter'
import type { VirtualTimeScheduler } from 'rxjs'
import { virtualTime } from '../testing/virtual-time.ts'

/** The time of a trace: virtual time, and the trace's own count of milliseconds. Nothing here waits in real time. */
export class TraceTime {
  readonly #time = virtualTime({ wallAt: 0 })
  readonly clock: Clock = this.#time
  readonly scheduler: VirtualTimeScheduler = this.#time.scheduler
  /** How much of the sleep the trace's own time stamps count. */
  #countedSleepMs = 0

  /** Now, in ms of the trace. */
  get t(): number {
    return this.#time.now() + this.#countedSleepMs
  }

  /** A time of the trace on the monotonic clock. */
  monotonicOf(t: number): number {
    return t - this.#countedSleepMs
  }

  setWallClock(byMs: number): void {
    this.#time.shiftWall(byMs)
  }

  /**
   * The machine sleeps. Whether a device's time stamps go on in sleep depends on the platform, so the next event decides: stamped
   * after the sleep's end, they did.
   */
  sleep(ms: number, nextEventAt: number): void {
    this.#time.sleep(ms)
    if (nextEventAt >= this.t + ms) this.#countedSleepMs += ms
  }

  /** Lets time pass until `t` without running what becomes due meanwhile: the machine was blocked. It runs late, with the next `runUntil`. */
  blockUntil(t: number): void {
    this.#time.block(this.monotonicOf(t))
  }

  /** Runs what is due until `t`, one moment after the other, and lets `settle` finish what each began. */
  async runUntil(t: number, settle: () => Promise<void>): Promise<void> {
    const ms = Math.max(this.monotonicOf(t) - this.#time.now(), 0)
    await this.#time.passAsync(ms, settle)
  }
}
