import { PaymentCode } from '../../../src/code/payment-code.ts'
import type { Rejection } from '../../../src/scan/rejection.ts'
import type { Clock } from '../../../src/platform.ts'
import { instant } from '../../../src/age.ts'
import type { SightedCode } from '../../../src/ready/sighted-code.ts'
import { w1 } from './codes.ts'

const source = { kind: 'keyboard', id: 'left' } as const

export const paymentCode = (clock: Clock, digits = w1, freshnessMs = 60_000): PaymentCode =>
  new PaymentCode(
    digits,
    { wallet: 'wechat-pay', freshnessMs, issuer: 'mainland-china' },
    { source, receivedAt: clock.wall() },
  )

/** A code that is seen for the first time now. */
export const sightedCode = (clock: Clock, digits = w1, freshnessMs = 60_000): SightedCode => {
  const first = instant(clock)
  const sighting = { first, last: first, verdict: 'refused', used: false, expired: false } as const
  const code = paymentCode(clock, digits, freshnessMs)
  return { status: 'sighted', code, sighting: { ...sighting, unanswered: false }, seen: first }
}

/** A rejection by an input. */
export const inputRejection: Rejection<'incomplete'> = {
  status: 'rejected',
  reason: 'incomplete',
  masked: '…',
  source,
  at: 7,
}
