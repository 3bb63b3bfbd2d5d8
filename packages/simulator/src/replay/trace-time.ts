import type { Clock } from '@paycode/core/adapter'
import { VirtualTimeScheduler } from 'rxjs'

/**
 * The time of a trace: a virtual scheduler as its monotonic clock, a wall clock that can be set and that goes on in
 * sleep, and the trace's own count of milliseconds. Nothing here waits in real time.
 */
export class TraceTime {
  readonly scheduler: VirtualTimeScheduler = new VirtualTimeScheduler()
  readonly clock: Clock
  #setByMs = 0
  #sleptMs = 0
  /** How much of the sleep the trace's own time stamps count. */
  #countedSleepMs = 0

  constructor() {
    this.clock = {
      monotonic: () => this.scheduler.now(),
      wall: () => this.scheduler.now() + this.#sleptMs + this.#setByMs,
    }
  }

  /** Now, in ms of the trace. */
  get t(): number {
    return this.scheduler.now() + this.#countedSleepMs
  }

  /** A time of the trace on the monotonic clock. */
  monotonicOf(t: number): number {
    return t - this.#countedSleepMs
  }

  setWallClock(byMs: number): void {
    this.#setByMs += byMs
  }

  /**
   * The machine sleeps: the wall clock goes on, the monotonic one stands still. Whether a device's time stamps go on
   * in sleep depends on the platform, so the next event tells: stamped after the sleep's end, they did.
   */
  sleep(ms: number, nextEventAt: number): void {
    this.#sleptMs += ms
    if (nextEventAt >= this.t + ms) this.#countedSleepMs += ms
  }

  /**
   * Lets time pass until `t` without running what becomes due meanwhile: the machine was blocked, timers and all. It runs
   * late, with the next `runUntil`.
   */
  blockUntil(t: number): void {
    const { scheduler } = this
    scheduler.frame = Math.max(this.monotonicOf(t), scheduler.frame)
    for (const action of scheduler.actions) action.delay = Math.max(action.delay, scheduler.frame)
  }

  /** Runs what is due until `t`, one action after the other, and lets `settle` finish what each has begun. */
  async runUntil(t: number, settle: () => Promise<void>): Promise<void> {
    const { scheduler } = this
    const until = Math.max(this.monotonicOf(t), scheduler.frame)
    scheduler.schedule(() => {}, until - scheduler.frame)
    for (
      let next = scheduler.actions[0];
      next && next.delay <= until;
      next = scheduler.actions[0]
    ) {
      scheduler.maxFrames = next.delay
      scheduler.flush()
      // Virtual time passes in order.
      await settle()
    }
  }
}
