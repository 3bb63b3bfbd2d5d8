import type { OperatorFunction } from 'rxjs'
import type { PaymentCode } from '../code/payment-code.ts'
import type { Rejection } from '../scan/rejection.ts'
import type { Clock } from '../platform.ts'
import { ageMs, type Instant } from '../age.ts'
import { refuseIf, type SightedCode } from './sighted-code.ts'

/** The freshness limit of the till or of the code's wallet, whichever is lower, in ms. */
export const limitMs = (code: PaymentCode, freshnessMs: number): number =>
  Math.min(freshnessMs, code.freshnessMs)

/**
 * Whether the code is expired at `now`: its age is the limit or more. Once expired it stays expired, even if a clock
 * is set back. An age that is `NaN` counts as expired.
 */
export function isExpired(
  { code, sighting }: SightedCode,
  now: Instant,
  freshnessMs: number,
): boolean {
  sighting.expired ||= !(ageMs(sighting.first, now) < limitMs(code, freshnessMs))
  return sighting.expired
}

/** Refuses codes first seen `freshnessMs` ago or longer, or longer ago than their wallet's own limit. */
export const refuseExpired = <Reason extends string>(
  freshnessMs: number,
  clock: Clock,
): OperatorFunction<SightedCode | Rejection<Reason>, SightedCode | Rejection<Reason | 'expired'>> =>
  refuseIf((sighted, now) => (isExpired(sighted, now, freshnessMs) ? 'expired' : undefined), clock)
