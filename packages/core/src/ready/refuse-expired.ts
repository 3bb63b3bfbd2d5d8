import type { OperatorFunction } from 'rxjs'
import type { Rejection } from '../decode/rejection.ts'
import type { Clock } from '../platform.ts'
import { ageMs, type Instant } from '../age.ts'
import { refuseIf, type SightedCode } from './sighted-code.ts'
import type { Sighting } from './sightings.ts'

/**
 * Whether what was sighted is too old now. Half-open: at the limit itself it is. Final: once too old it stays so,
 * even if a clock is set back. An age that cannot be told (`NaN`) is too old.
 */
export function isExpired(sighting: Sighting, now: Instant, freshnessMs: number): boolean {
  sighting.expired ||= !(ageMs(sighting.first, now) < freshnessMs)
  return sighting.expired
}

/** Refuses what was first seen `freshnessMs` ago or longer. */
export const refuseExpired = <Reason extends string>(
  freshnessMs: number,
  clock: Clock,
): OperatorFunction<SightedCode | Rejection<Reason>, SightedCode | Rejection<Reason | 'expired'>> =>
  refuseIf(
    ({ sighting }, now) => (isExpired(sighting, now, freshnessMs) ? 'expired' : undefined),
    clock,
  )
