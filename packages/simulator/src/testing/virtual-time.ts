import { checkOptionNames, type Clock } from '@paycode/core/adapter'
import { VirtualAction, VirtualTimeScheduler } from 'rxjs'
import { settled } from './settled.ts'

/** Where the wall clock of {@link VirtualTime} starts by default, ms since the epoch. */
export const epoch = 1_700_000_000_000

export interface VirtualTimeOptions {
  /** Where the monotonic clock starts, ms. Default 0. */
  readonly monotonicAt?: number
  /** Where the wall clock starts, ms since the epoch. Default {@link epoch}. */
  readonly wallAt?: number
}

/**
 * Both clocks and the timers of a scheduler, which move only when the test says so: `{ clock: time, scheduler: time.scheduler }`
 * is what an input, a decoder or `readyCodes` takes.
 */
export class VirtualTime implements Clock {
  readonly scheduler: VirtualTimeScheduler = new VirtualTimeScheduler(VirtualAction, 0)
  #monotonicAt: number
  #wallAt: number

  constructor({ monotonicAt = 0, wallAt = epoch }: VirtualTimeOptions = {}) {
    this.#monotonicAt = monotonicAt
    this.#wallAt = wallAt
  }

  readonly monotonic = (): number => this.#monotonicAt + this.scheduler.frame

  readonly wall = (): number => this.#wallAt + this.scheduler.frame

  /** Milliseconds that passed since the start. Sleep does not count. */
  readonly now = (): number => this.scheduler.frame

  /** How many timers wait. */
  get timers(): number {
    return this.scheduler.actions.filter(({ closed }) => !closed).length
  }

  /** Lets time pass; each timer runs at its own time. */
  pass(ms: number): void {
    this.passUntil(this.scheduler.frame + ms)
  }

  /** The same, until `now()` is `end`. */
  passUntil(end: number): void {
    this.#flush(end)
    this.scheduler.frame = Math.max(end, this.scheduler.frame)
  }

  /**
   * Lets time pass, and promises settle on the way: before it starts, and after the timers of each moment.
   * @param settle waits for what a timer began. Default: for all promises that can settle without time passing.
   */
  async passAsync(ms: number, settle: () => Promise<void> = settled): Promise<void> {
    const { scheduler } = this
    const end = scheduler.frame + ms
    await settle()
    for (let due = this.#nextDue(); due !== undefined && due <= end; due = this.#nextDue()) {
      this.#flush(due)
      await settle()
    }
    scheduler.frame = end
  }

  /** The machine sleeps: the wall clock goes on, the monotonic clock and the timers stand still. */
  sleep(ms: number): void {
    this.#wallAt += ms
  }

  /** The process is stopped: both clocks go on, every timer runs later by as much. */
  stop(ms: number): void {
    this.#wallAt += ms
    this.#monotonicAt += ms
  }

  /** The process is busy until `now()` is `end`: what becomes due meanwhile runs late, when time passes again. */
  block(end: number): void {
    const { scheduler } = this
    scheduler.frame = Math.max(end, scheduler.frame)
    for (const action of scheduler.actions) action.delay = Math.max(action.delay, scheduler.frame)
  }

  /** The wall clock is set by as much. */
  shiftWall(ms: number): void {
    this.#wallAt += ms
  }

  #flush(end: number): void {
    this.scheduler.maxFrames = end
    this.scheduler.flush()
  }

  #nextDue(): number | undefined {
    return this.scheduler.actions.find(({ closed }) => !closed)?.delay
  }
}

/**
 * Time that passes when the test says so.
 * @throws {TypeError} when an option is unknown.
 */
export function virtualTime(options: VirtualTimeOptions = {}): VirtualTime {
  checkOptionNames<VirtualTimeOptions>('virtualTime', options, { monotonicAt: true, wallAt: true })
  return new VirtualTime(options)
}
