import { of } from 'rxjs'
import { refuseUsed } from '../../src/ready/refuse-used.ts'
import { fakeTime } from './support/fake-time.ts'
import { inputRejection, sightedCode } from './support/payment-codes.ts'

const time = fakeTime()
const judge = (value: Parameters<typeof of>[0]): unknown => {
  let verdict: unknown
  of(value as ReturnType<typeof sightedCode>)
    .pipe(refuseUsed(time))
    .subscribe((outcome) => (verdict = outcome))
  return verdict
}

test('a code that was used is refused, one that was not goes on', () => {
  const sighted = sightedCode(time)
  expect(judge(sighted)).toBe(sighted)
  sighted.sighting.used = true
  expect(judge(sighted)).toMatchObject({ reason: 'already-used', masked: '13…89' })
})

test('a rejection goes through', () => {
  expect(judge(inputRejection)).toBe(inputRejection)
})
