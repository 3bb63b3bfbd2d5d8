import { checkOptionNames, type Clock } from '@paycode/core/adapter'
import { VirtualAction, VirtualTimeScheduler } from 'rxjs'
import { settled } from './settled.ts'

/** The default start of the wall clock of {@link VirtualTime}, in ms since the epoch. */
export const epoch = 1_700_000_000_000

export interface VirtualTimeOptions {
  /** The start of the monotonic clock, in ms. Default 0. */
  readonly monotonicAt?: number
  /** The start of the wall clock, in ms since the epoch. Default {@link epoch}. */
  readonly wallAt?: number
}

/**
 * Both clocks and a scheduler whose timers the test controls. Pass `{ clock: time, scheduler: time.scheduler }` to an input, a decoder
 * or `readyCodes`.
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

  /** Milliseconds since the start, without sleep. */
  readonly now = (): number => this.scheduler.frame

  /** The number of waiting timers. */
  get timers(): number {
    return this.scheduler.actions.filter(({ closed }) => !closed).length
  }

  /** Lets time pass; each timer runs at its own time. */
  pass(ms: number): void {
    this.passUntil(this.scheduler.frame + ms)
  }

  /** Lets time pass until `now()` is `end`. */
  passUntil(end: number): void {
    this.#flush(end)
    this.scheduler.frame = Math.max(end, this.scheduler.frame)
  }

  /**
   * Lets time pass. Promises settle before it starts, and after the timers of each moment.
   * @param settle Waits for what a timer began. Default: all promises that can settle without time passing.
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

  /** The machine sleeps: the wall clock continues; the monotonic clock and the timers stand still. */
  sleep(ms: number): void {
    this.#wallAt += ms
  }

  /** The process is stopped: both clocks continue, and every timer runs `ms` later. */
  stop(ms: number): void {
    this.#wallAt += ms
    this.#monotonicAt += ms
  }

  /** The process is busy until `now()` is `end`. Timers that become due meanwhile run late, when time passes again. */
  block(end: number): void {
    const { scheduler } = this
    scheduler.frame = Math.max(end, scheduler.frame)
    for (const action of scheduler.actions) action.delay = Math.max(action.delay, scheduler.frame)
  }

  /** Sets the wall clock forward by `ms`, or back where `ms` is negative. */
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
 * Creates clocks and timers that the test controls.
 * @throws {TypeError} when an option is unknown.
 */
export function virtualTime(options: VirtualTimeOptions = {}): VirtualTime {
  checkOptionNames<VirtualTimeOptions>('virtualTime', options, { monotonicAt: true, wallAt: true })
  return new VirtualTime(options)
}
