import type { Clock } from '@paycode/core/adapter'
import { VirtualAction, VirtualTimeScheduler } from 'rxjs'

/** Time in the test's hand: it passes when the test says so, and lets promises settle on its way. */
export class HandTime {
  readonly scheduler: VirtualTimeScheduler = new VirtualTimeScheduler(VirtualAction, 0)
  readonly clock: Clock = {
    monotonic: () => this.scheduler.frame,
    wall: () => 1_700_000_000_000 + this.scheduler.frame,
  }

  /** Timers that wait. */
  get timers(): number {
    return this.scheduler.actions.filter(({ closed }) => !closed).length
  }

  async pass(ms: number): Promise<void> {
    const until = this.scheduler.frame + ms
    await settled()
    for (let due = this.#next(); due !== undefined && due <= until; due = this.#next()) {
      this.scheduler.maxFrames = due
      this.scheduler.flush()
      await settled()
    }
    this.scheduler.frame = until
  }

  #next(): number | undefined {
    return this.scheduler.actions[0]?.delay
  }
}

/** All promises that can settle by now have. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
