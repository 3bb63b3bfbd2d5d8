import { map, type OperatorFunction } from 'rxjs'
import { reveal, type PaymentCode } from '../code/payment-code.ts'
import type { Rejection } from '../scan/rejection.ts'
import type { Clock } from '../platform.ts'
import { instant, type Instant } from '../age.ts'
import type { Sighting } from './sightings.ts'

/** A payment code with its earlier sightings. */
export interface SightedCode {
  readonly status: 'sighted'
  readonly code: PaymentCode
  readonly sighting: Sighting
  /** When it was seen this time. */
  readonly seen: Instant
}

/** @throws {TypeError} for a copy: the digits belong to the original object. */
export function digitsOf(code: PaymentCode): string {
  const digits = reveal(code)
  if (digits === undefined) throw new TypeError('a copy of a payment code has no digits')
  return digits
}

/** A rejection of a payment code, with the code's mask. */
export function refusal<Reason extends string>(
  code: PaymentCode,
  reason: Reason,
  now: Instant,
): Rejection<Reason> {
  return { status: 'rejected', reason, masked: code.masked, source: code.source, at: now.wall }
}

/** A stage that refuses codes with a reason or lets them pass. Rejections from earlier stages pass through. */
export function refuseIf<Arrived extends string, Reason extends string>(
  reasonFor: (sighted: SightedCode, now: Instant) => Reason | undefined,
  clock: Clock,
): OperatorFunction<SightedCode | Rejection<Arrived>, SightedCode | Rejection<Arrived | Reason>> {
  return map((arrived) => {
    if (arrived.status === 'rejected') return arrived
    const now = instant(clock)
    const reason = reasonFor(arrived, now)
    return reason === undefined ? arrived : refusal(arrived.code, reason, now)
  })
}
