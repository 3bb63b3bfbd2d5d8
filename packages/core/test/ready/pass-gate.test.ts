import { of } from 'rxjs'
import { instant } from '../../src/age.ts'
import { manualGate } from '../../src/ready/gate.ts'
import { passGate } from '../../src/ready/pass-gate.ts'
import type { SightedCode } from '../../src/ready/sighted-code.ts'
import { fakeTime } from './support/fake-time.ts'
import { inputRejection, sightedCode } from './support/payment-codes.ts'

test('a code passes by what the gate says of the moment it was seen', () => {
  const time = fakeTime()
  const gate = manualGate(time, () => {})
  const early = sightedCode(time)
  const judge = (sighted: unknown): string => {
    let verdict = ''
    of(sighted as SightedCode)
      .pipe(passGate(gate, time))
      .subscribe((outcome) => (verdict = 'reason' in outcome ? outcome.reason : 'passed'))
    return verdict
  }
  expect(judge(early)).toBe('not-armed')
  time.pass(10)
  gate.arm({ orderId: 'A-1' })
  expect(judge(early)).toBe('not-armed')
  // Seen before, but the present time counts here.
  expect(judge({ ...early, seen: instant(time) })).toBe('passed')
  gate.reserve()
  expect(judge(sightedCode(time))).toBe('attempt-in-progress')
  expect(judge(inputRejection)).toBe('incomplete')
})
