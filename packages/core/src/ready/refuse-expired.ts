import type { OperatorFunction } from 'rxjs'
import type { PaymentCode } from '../code/payment-code.ts'
import type { Rejection } from '../scan/rejection.ts'
import type { Clock } from '../platform.ts'
import { ageMs, type Instant } from '../age.ts'
import { refuseIf, type SightedCode } from './sighted-code.ts'

/** The till's limit, or the wallet's own where that is lower. */
export const limitMs = (code: PaymentCode, freshnessMs: number): number =>
  Math.min(freshnessMs, code.freshnessMs)

/**
 * Whether what was sighted is too old now. Half-open: at the limit itself it is. Final: once too old it stays so,
 * even if a clock is set back. An age that cannot be told (`NaN`) is too old.
 */
export function isExpired(
  { code, sighting }: SightedCode,
  now: Instant,
  freshnessMs: number,
): boolean {
  sighting.expired ||= !(ageMs(sighting.first, now) < limitMs(code, freshnessMs))
  return sighting.expired
}

/** Refuses what was first seen `freshnessMs` ago or longer, or longer ago than its wallet's codes are fresh. */
export const refuseExpired = <Reason extends string>(
  freshnessMs: number,
  clock: Clock,
): OperatorFunction<SightedCode | Rejection<Reason>, SightedCode | Rejection<Reason | 'expired'>> =>
  refuseIf((sighted, now) => (isExpired(sighted, now, freshnessMs) ? 'expired' : undefined), clock)
