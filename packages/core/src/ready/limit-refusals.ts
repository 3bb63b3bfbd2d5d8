import { checkOptionNames } from '@paycode/parameters'
import { Observable, type OperatorFunction, type SchedulerLike, type Subscription } from 'rxjs'
import { isRejection, type Rejection } from '../scan/rejection.ts'
import type { Clock } from '../platform.ts'
import { OldestFirst } from '../ledger/oldest-first.ts'

export interface LimitOptions {
  /** Suppressed refusals are reported after this time at the latest, in ms. */
  readonly holdMs: number
  readonly clock: Clock
  readonly scheduler: SchedulerLike
}

const names: Readonly<Record<keyof LimitOptions, true>> = {
  holdMs: true,
  clock: true,
  scheduler: true,
}

/**
 * Refusals per second, source and reason. A person scans two or three labels a second, so more come from a broken
 * device (D-103).
 */
const maxPerSecond = 5
const secondMs = 1_000
/** Floods tracked at a time. A till has a few sources, and each has a few reasons. */
const maxFloods = 256

/** The recent refusals of one source for one reason. */
interface Flood<Reason extends string> {
  /** When the last ones arrived, in ms on the monotonic clock; oldest first. */
  readonly arrivals: number[]
  kept: number
  last: Rejection<Reason>
  timer: Subscription | undefined
}

/**
 * Keeps a broken device from flooding the till. Of one source and one reason, at most five refusals a second pass.
 * Further ones are suppressed and reported once per hold, as the last of them with their `count`. Nothing else is
 * delayed and nothing is lost: suppressed refusals are reported before the next one that passes, and when the source
 * ends.
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
        const fifthLast = flood.arrivals.length < maxPerSecond ? undefined : flood.arrivals.shift()
        flood.arrivals.push(now)
        if (fifthLast === undefined || now - fifthLast >= secondMs) {
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
