import { type DeviceStatus, type Scan } from '@paycode/core'
import { isRejection, schedulerClock, type Clock, type HidEvent } from '@paycode/core/adapter'
import { VirtualTimeScheduler, type Observable } from 'rxjs'
import type { HidInput } from '../src/hid-input.ts'

// Made up: none of these was ever anybody's code.
export const w1 = '134567890123456789'
export const w2 = '101122334455667788'

/** Lets promises that can go on do so. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Virtual time in which promises go on as well. */
export class VirtualTime {
  readonly scheduler: VirtualTimeScheduler = new VirtualTimeScheduler()
  readonly clock: Clock = schedulerClock(this.scheduler)

  /** How many timers wait. */
  get timers(): number {
    return this.scheduler.actions.filter(({ closed }) => !closed).length
  }

  async pass(ms: number): Promise<void> {
    const { scheduler } = this
    const until = scheduler.frame + ms
    await settled()
    for (
      let next = scheduler.actions[0];
      next && next.delay <= until;
      next = scheduler.actions[0]
    ) {
      scheduler.maxFrames = next.delay
      scheduler.flush()
      await settled()
    }
    scheduler.frame = until
  }
}

export interface Watched {
  readonly scans: Scan[]
  /** In short: a scan's text, a rejection's reason in brackets. */
  readonly shorts: string[]
  /** In short: a state, with the problem's code. */
  readonly states: string[]
  readonly stop: () => void
}

const shortOf = ({ state, problem }: DeviceStatus): string =>
  problem ? `${state} ${problem.code}` : state

/** Subscribes to all of an input, and writes down what it says. */
export function watch(input: HidInput): Watched {
  const scans: Scan[] = []
  const shorts: string[] = []
  const states: string[] = []
  const subscriptions = [
    input.status$.subscribe((status) => states.push(shortOf(status))),
    input.scans$.subscribe((scan) => {
      scans.push(scan)
      shorts.push(scan.text)
    }),
    input.rejections$.subscribe((rejection) => {
      if (isRejection(rejection)) shorts.push(`(${rejection.reason})`)
    }),
  ]
  return { scans, shorts, states, stop: () => subscriptions.forEach((one) => one.unsubscribe()) }
}

/** The devices of an input as they are now: id, mode, state. */
export function devicesOf(input: HidInput): string[] {
  let now: string[] = []
  input.devices$
    .subscribe(
      (devices) =>
        (now = devices.map(({ id, mode, status }) => `${id} ${mode} ${shortOf(status)}`)),
    )
    .unsubscribe()
  return now
}

export function collect(events$: Observable<HidEvent>): { events: HidEvent[]; stop: () => void } {
  const events: HidEvent[] = []
  const subscription = events$.subscribe((event) => events.push(event))
  return { events, stop: () => subscription.unsubscribe() }
}
