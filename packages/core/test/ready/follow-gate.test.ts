import { Subscription, type Observable } from 'rxjs'
import { readyCodes } from '../../src/ready/ready-codes.ts'
import type { ReadyOptions } from '../../src/ready/ready-options.ts'
import { w1, w2 } from './support/codes.ts'
import { fakeTime } from './support/fake-time.ts'
import { askedLedger, promptLedger } from './support/fake-ledger.ts'
import { handScanner } from './support/hand-scanner.ts'

/** A scanner that rests while no code is wanted, with a log of the gate's states and of its own opening. */
function till(options: Partial<ReadyOptions> = {}) {
  const time = fakeTime()
  const log: string[] = []
  const scanner = handScanner('camera', time)
  const followGate = (isWanted$: Observable<boolean>): Subscription => {
    log.push(scanner.subscriptions === 0 ? 'heeds' : 'heeds too late')
    const following = isWanted$.subscribe((isWanted) =>
      log.push(isWanted ? 'wanted' : 'not wanted'),
    )
    following.add(() => log.push(scanner.subscriptions === 0 ? 'done' : 'done too early'))
    return following
  }
  const input = Object.create(scanner, { followGate: { value: followGate } }) as typeof scanner
  const codes = readyCodes([input, handScanner('other', time)], {
    ...{ clock: time, scheduler: time.scheduler, ledger: promptLedger() },
    ...options,
  })
  return { ...codes, time, log, scan: scanner.scan }
}

describe('an input that follows the gate', () => {
  test('follows it from before it opens until after it was released', () => {
    const { outcomes$, arm, log } = till()
    expect(log).toEqual([])
    const listening = outcomes$.subscribe()
    expect(log).toEqual(['heeds', 'not wanted'])
    const disarm = arm({ orderId: 'A-1' })
    disarm()
    listening.unsubscribe()
    arm({ orderId: 'A-2' })
    expect(log).toEqual(['heeds', 'not wanted', 'wanted', 'not wanted', 'done'])
  })

  test('learns of an order that was armed before', () => {
    const { outcomes$, otherScans$, arm, log } = till()
    arm({ orderId: 'A-1' })
    outcomes$.subscribe().add(otherScans$.subscribe())
    expect(log).toEqual(['heeds', 'wanted'])
  })

  test('is wanted until a code is ready: a claim may fail', () => {
    const ledger = askedLedger()
    const { outcomes$, arm, log, scan } = till({ ledger })
    outcomes$.subscribe()
    arm({ orderId: 'A-1' })
    scan(w1)
    expect(log.at(-1)).toBe('wanted')
    ledger.questions[0]?.answer('already-claimed')
    expect(log.at(-1)).toBe('wanted')
    scan(w2)
    ledger.questions[1]?.answer('claimed')
    expect(log).toEqual(['heeds', 'not wanted', 'wanted', 'not wanted'])
  })

  test('is wanted again when the answer came too late: the order waits on', () => {
    const ledger = askedLedger()
    const { outcomes$, arm, log, scan, time } = till({ ledger, freshnessMs: 1_500 })
    outcomes$.subscribe()
    arm({ orderId: 'A-1' })
    scan(w1)
    time.pass(1_600)
    ledger.questions[0]?.answer('claimed')
    expect(log).toEqual(['heeds', 'not wanted', 'wanted', 'not wanted', 'wanted'])
    scan(w2)
    ledger.questions[1]?.answer('claimed')
    expect(log.at(-1)).toBe('not wanted')
  })

  test('is wanted always where the host does its own gating', () => {
    const { outcomes$, log, scan } = till({ gate: 'always-armed' })
    outcomes$.subscribe()
    scan(w1)
    expect(log).toEqual(['heeds', 'wanted'])
  })
})
