import { epoch } from '@paycode/simulator/testing'
import { from, toArray } from 'rxjs'
import type { Rejection } from '../../src/scan/rejection.ts'
import { instant } from '../../src/age.ts'
import { digitsOf, refusal, refuseIf, type SightedCode } from '../../src/ready/sighted-code.ts'
import { w1, w2 } from './support/codes.ts'
import { fakeTime } from './support/fake-time.ts'
import { inputRejection, paymentCode, sightedCode } from './support/payment-codes.ts'

const time = fakeTime()

test('a refusal has the mask, the source and the time, and nothing more', () => {
  expect(refusal(paymentCode(time), 'expired', instant(time))).toEqual({
    status: 'rejected',
    reason: 'expired',
    masked: '13…89',
    source: { kind: 'keyboard', id: 'left' },
    at: epoch,
  })
})

test('refuseIf refuses what it has a reason for and lets all else pass, in order', () => {
  const [one, other] = [sightedCode(time, w1), sightedCode(time, w2)]
  const asked: SightedCode[] = []
  const moments: unknown[] = []
  let seen: unknown[] = []
  from<(SightedCode | Rejection<'incomplete'>)[]>([one, inputRejection, other])
    .pipe(
      refuseIf((sighted, now) => {
        asked.push(sighted)
        moments.push(now)
        return sighted === one ? 'for-a-reason' : undefined
      }, time),
      toArray(),
    )
    .subscribe((all) => (seen = all))
  expect(asked).toEqual([one, other])
  expect(moments).toEqual([instant(time), instant(time)])
  expect(seen).toEqual([
    expect.objectContaining({ reason: 'for-a-reason', masked: '13…89' }),
    inputRejection,
    other,
  ])
})

test('the digits of a code; a copy has none, which is wrong use', () => {
  const code = paymentCode(time)
  expect(digitsOf(code)).toBe(w1)
  expect(() => digitsOf({ ...code })).toThrow(TypeError)
})
