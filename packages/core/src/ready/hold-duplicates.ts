import { checkOptionNames } from '@paycode/parameters'
import { filter, map, pipe, type OperatorFunction } from 'rxjs'
import type { PaymentCode } from '../code/payment-code.ts'
import type { CodeReason, Unfit } from '../code/recognise-codes.ts'
import type { Rejection } from '../scan/rejection.ts'
import type { Clock } from '../platform.ts'
import { instant, type Instant } from '../age.ts'
import { digitsOf, refusal, type SightedCode } from './sighted-code.ts'
import type { Sightings } from './sightings.ts'

export interface HoldOptions {
  readonly codes: Sightings
  readonly unfit: Sightings
  readonly clock: Clock
  /** Whether scans that are not payment codes are reported as rejections. */
  readonly isArmed: () => boolean
}

const names: Readonly<Record<keyof HoldOptions, true>> = {
  codes: true,
  unfit: true,
  clock: true,
  isArmed: true,
}

type Arrived<Reason extends string> = PaymentCode | Unfit | Rejection<Reason>
type Kept<Reason extends string> = SightedCode | Rejection<Reason | CodeReason | 'overflow'>

/**
 * Reports each scan once: a text that is still in view, or is shown again within the hold, is silent, whichever input
 * reads it. The sighting of every payment code is recorded, held or not, because its age counts from the first one.
 */
export function holdDuplicates<Reason extends string>(
  options: HoldOptions,
): OperatorFunction<Arrived<Reason>, Kept<Reason>> {
  checkOptionNames<HoldOptions>('holdDuplicates', options, names)
  return pipe(
    map((arrived) => keep(arrived, options)),
    filter((kept) => kept !== undefined),
  )
}

function keep<Reason extends string>(
  arrived: Arrived<Reason>,
  { codes, unfit, clock, isArmed }: HoldOptions,
): Kept<Reason> | undefined {
  const now = instant(clock)
  switch (arrived.status) {
    case 'rejected':
      return arrived
    case 'unfit': {
      const { scan, rejection, other } = arrived
      if (other && !isArmed()) return undefined
      const noted = unfit.see(scan.text, moment(clock, now, scan.receivedAt), now)
      return noted?.held === true ? undefined : rejection
    }
    case 'recognised': {
      const seen = moment(clock, now, arrived.receivedAt)
      const noted = codes.see(digitsOf(arrived), seen, now)
      if (!noted) return refusal(arrived, 'overflow', now)
      const { held, sighting } = noted
      return held ? undefined : { status: 'sighted', code: arrived, sighting, seen }
    }
    default:
      return arrived satisfies never
  }
}

/** The time of a scan on both clocks: both are set back by its delay on the wall clock. */
const moment = (clock: Clock, now: Instant, receivedAt: number): Instant =>
  instant(clock, Math.max(0, now.wall - receivedAt))
