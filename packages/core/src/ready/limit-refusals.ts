import { checkOptionNames } from '@paycode/parameters'
import { Observable, type OperatorFunction, type SchedulerLike, type Subscription } from 'rxjs'
import { isRejection, type Rejection } from '../scan/rejection.ts'
import type { Clock } from '../platform.ts'
import { OldestFirst } from '../ledger/oldest-first.ts'

export interface LimitOptions {
  /** Refusals that were kept back are reported after this time at the latest, in ms. */
  readonly holdMs: number
  readonly clock: Clock
  readonly scheduler: SchedulerLike
}

const names: Readonly<Record<keyof LimitOptions, true>> = {
  holdMs: true,
  clock: true,
  scheduler: true,
}

/** A hand scans two or three labels a second. What one source refuses more often, for one reason, is a broken device. */
const maxPerSecond = 5
const secondMs = 1_000
/** A till has a few sources, and each a few reasons. */
const maxFloods = 256

/** The refusals of one source for one reason. */
interface Flood<Reason extends string> {
  /** When the last ones arrived, ms on the monotonic clock; oldest first. */
  readonly arrivals: number[]
  kept: number
  last: Rejection<Reason>
  timer: Subscription | undefined
}

/**
 * Keeps a broken device from flooding the till: past five refusals a second of one source for one reason the rest is kept back and
 * reported once per hold, by the last of them, with their `count`. Nothing else is held up, and nothing is lost: what was
 * kept back is reported before the next refusal that is not, and at the end of the source.
 */
export function limitRefusals<Passed extends object, Reason extends string>(
  options: LimitOptions,
): OperatorFunction<Passed | Rejection<Reason>, Passed | Rejection<Reason>> {
  checkOptionNames<LimitOptions>('limitRefusals', options, names)
  const { holdMs, clock, scheduler } = options
  return (arrived$) =>
    new Observable((subscriber) => {
      const floods = new OldestFirst<Flood<Reason>>()

      function report(flood: Flood<Reason>): void {
        flood.timer?.unsubscribe()
        flood.timer = undefined
        const { kept: count, last } = flood
        flood.kept = 0
        if (count > 0) subscriber.next({ ...last, count })
      }

      function floodOf(key: string, last: Rejection<Reason>): Flood<Reason> {
        const known = floods.get(key)
        const flood: Flood<Reason> = known ?? { arrivals: [], kept: 0, last, timer: undefined }
        const oldest = floods.oldest()
        if (!known && oldest && floods.size === maxFloods) {
          floods.delete(oldest[0])
          report(oldest[1])
        }
        floods.set(key, flood)
        return flood
      }

      function refuse(rejection: Rejection<Reason>): void {
        const { source, reason } = rejection
        const flood = floodOf(JSON.stringify([source.kind, source.id, reason]), rejection)
        const now = clock.monotonic()
        const fifth = flood.arrivals.length < maxPerSecond ? undefined : flood.arrivals.shift()
        flood.arrivals.push(now)
        if (fifth === undefined || now - fifth >= secondMs) {
          report(flood)
          return subscriber.next(rejection)
        }
        flood.kept += 1
        flood.last = rejection
        flood.timer ??= scheduler.schedule(() => report(flood), holdMs)
      }

      function reportAll(): void {
        for (const [, flood] of floods) report(flood)
      }

      subscriber.add(() => {
        for (const [, { timer }] of floods) timer?.unsubscribe()
      })
      subscriber.add(
        arrived$.subscribe({
          next: (arrived) =>
            isRejection<Reason>(arrived) ? refuse(arrived) : subscriber.next(arrived),
          error(error: unknown) {
            reportAll()
            subscriber.error(error)
          },
          complete() {
            reportAll()
            subscriber.complete()
          },
        }),
      )
    })
}
