import { inspect } from 'node:util'
import { epoch, madeUpWords } from '@paycode/simulator/testing'
import { from, map, NEVER, of } from 'rxjs'
import type { Scan } from '../../src/scan/scan.ts'
import type { ScannerInput } from '../../src/scan/scanner-input.ts'
import { CodeCancelledError, CodeExpiredError, CodeTakenError } from '../../src/ready/errors.ts'
import { LedgerError } from '../../src/ledger/ledger-error.ts'
import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { readyCodes, type Outcome } from '../../src/ready/ready-codes.ts'
import { alipay, card, madeUp, product, w1, w2, w3 } from './support/codes.ts'
import { askedLedger } from './support/fake-ledger.ts'
import { inMarbles } from './support/in-marbles.ts'
import { till, outcomeText } from './support/till.ts'

const minuteMs = 60_000

describe('the gate', () => {
  test('one order, one code, then shut until the next arm', () => {
    const { left, arm, heard } = till()
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89'])
    arm({ orderId: 'A-1' })
    left.scan(w1)
    expect(heard()).toEqual(['ready 13…89 A-1'])
    left.scan(w2)
    expect(heard()).toEqual(['not-armed 10…88'])
    arm({ orderId: 'B-2' })
    left.scan(w2)
    expect(heard()).toEqual(['ready 10…88 B-2'])
  })

  test('a ready code has its order, its times and its source', () => {
    const shop = till()
    shop.time.pass(1_000)
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(w1)
    expect(shop.code).toMatchObject({
      wallet: 'wechat-pay',
      issuer: 'mainland-china',
      orderId: 'A-1',
      scannedAt: epoch + 1_000,
      expiresAt: epoch + 61_000,
      masked: '13…89',
    })
    expect(shop.code.take()).toBe(w1)
    expect(() => shop.code.take()).toThrow(CodeTakenError)
  })

  test('a second arm throws while an order is open, also during a claim', () => {
    const { left, arm } = till({ ledger: askedLedger() })
    arm({ orderId: 'A-1' })
    expect(() => arm({ orderId: 'B-2' })).toThrow(TypeError)
    left.scan(w1)
    expect(() => arm({ orderId: 'B-2' })).toThrow(TypeError)
  })

  test('disarm shuts it; a stale disarm does nothing to a later order', () => {
    const { left, arm, disarm, heard } = till()
    const first = arm({ orderId: 'A-1' })
    first()
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89'])
    arm({ orderId: 'B-2' })
    first()
    left.scan(w1)
    expect(heard()).toEqual(['ready 13…89 B-2'])
    disarm()
    expect(() => disarm()).not.toThrow()
  })

  test('disarm aborts an untaken code', () => {
    const shop = till()
    const disarm = shop.arm({ orderId: 'A-1' })
    shop.left.scan(w1)
    const { signal } = shop.code
    disarm()
    expect(signal.reason).toBeInstanceOf(CodeCancelledError)
    expect(() => shop.code.take()).toThrow(CodeCancelledError)
    expect(shop.time.timers).toBe(0)
  })

  test('disarm() does, too, and a code given up is never ready again', () => {
    const shop = till()
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(w1)
    shop.disarm()
    expect(shop.code.signal.aborted).toBe(true)
    shop.heard()
    shop.arm({ orderId: 'A-1' })
    shop.time.pass(3_000)
    shop.left.scan(w1)
    expect(shop.heard()).toEqual(['already-used 13…89'])
  })

  test('a scan made before arm and delivered after it is not armed', () => {
    const { left, time, arm, heard } = till()
    time.pass(1_000)
    const madeAt = time.wall()
    time.pass(150)
    arm({ orderId: 'A-1' })
    time.pass(10)
    left.scan(w1, { receivedAt: madeAt })
    expect(heard()).toEqual(['not-armed 13…89'])
    // The phone is still in view: the next read counts, though the refusal is held.
    time.pass(500)
    left.scan(w1)
    expect(heard()).toEqual(['ready 13…89 A-1'])
  })

  test('case 46: a code scanned while shut is not kept for the next order', () => {
    const { left, time, arm, heard } = till()
    arm({ orderId: 'A-1' })
    left.scan(w1)
    time.pass(40_000)
    left.scan(w2)
    arm({ orderId: 'B-2' })
    expect(heard()).toEqual(['ready 13…89 A-1', 'not-armed 10…88'])
    time.pass(59_999)
    left.scan(w2)
    expect(heard()).toEqual(['ready 10…88 B-2'])
  })

  test('case 46, too late: its age counts from the look that was refused', () => {
    const { left, time, arm, heard } = till()
    left.scan(w2)
    time.pass(minuteMs)
    arm({ orderId: 'B-2' })
    left.scan(w2)
    expect(heard()).toEqual(['not-armed 10…88', 'expired 10…88'])
  })
})

describe('a claim under way', () => {
  test('another code is attempt-in-progress and not claimed, the same one is silent', () => {
    const ledger = askedLedger()
    const { left, right, arm, heard } = till({ ledger })
    arm({ orderId: 'A-1' })
    left.scan(w1)
    right.scan(w2)
    right.scan(w1)
    left.scan(w1)
    expect(ledger.questions).toHaveLength(1)
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual(['ready 13…89 A-1', 'attempt-in-progress 10…88'])
  })

  test.each([
    ['already-claimed', 'already-used'],
    ['garbage', 'ledger-unavailable'],
  ])('the answer %s reopens the gate for the same order', (answer, reason) => {
    const ledger = askedLedger()
    const { left, arm, heard } = till({ ledger })
    arm({ orderId: 'A-1' })
    left.scan(w1)
    ledger.questions[0]!.answer(answer)
    left.scan(w2)
    ledger.questions[1]!.answer('claimed')
    expect(heard()).toEqual([`${reason} 13…89`, 'ready 10…88 A-1'])
  })

  test('a failure reopens it, and the very same code may be tried again', () => {
    const ledger = askedLedger()
    const { left, time, arm, heard } = till({ ledger })
    arm({ orderId: 'A-1' })
    left.scan(w1)
    ledger.questions[0]!.fail()
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    left.scan(w1)
    expect(ledger.questions).toHaveLength(1)
    time.pass(3_000)
    left.scan(w1)
    ledger.questions[1]!.answer('claimed')
    expect(heard()).toEqual(['ready 13…89 A-1'])
  })

  test('no answer in time reopens it, but the code is burned', () => {
    const ledger = askedLedger()
    const { left, time, arm, heard } = till({ ledger })
    arm({ orderId: 'A-1' })
    left.scan(w1)
    time.pass(2_000)
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    ledger.questions[0]!.answer('claimed')
    time.pass(3_000)
    left.scan(w1)
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    expect(ledger.questions).toHaveLength(1)
  })

  test('nor is a code claimed again whose claim got no answer on its way to the store', () => {
    const ledger = askedLedger()
    const { left, time, arm, heard } = till({ ledger })
    arm({ orderId: 'A-1' })
    left.scan(w1)
    ledger.questions[0]!.fail(new LedgerError('ledger-unreachable', madeUpWords('No answer.')))
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    time.pass(3_000)
    left.scan(w1)
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    expect(ledger.questions).toHaveLength(1)
  })

  test('a ledger that says why it cannot claim has claimed nothing', () => {
    const ledger = askedLedger()
    const { left, time, arm, heard } = till({ ledger })
    arm({ orderId: 'A-1' })
    left.scan(w1)
    ledger.questions[0]!.fail(new LedgerError('ledger-full', madeUpWords('No room.')))
    time.pass(3_000)
    left.scan(w1)
    ledger.questions[1]!.answer('claimed')
    expect(heard()).toEqual(['ledger-unavailable 13…89', 'ready 13…89 A-1'])
  })

  test('disarm burns the code, emits nothing and does not hold the next order up', () => {
    const ledger = askedLedger()
    const { left, time, arm, heard } = till({ ledger })
    const disarm = arm({ orderId: 'A-1' })
    left.scan(w1)
    disarm()
    arm({ orderId: 'B-2' })
    left.scan(w1)
    expect(heard()).toEqual(['already-used 13…89'])
    left.scan(w2)
    ledger.questions[1]!.answer('claimed')
    expect(heard()).toEqual(['ready 10…88 B-2'])
    ledger.questions[0]!.answer('claimed')
    expect([heard(), time.timers]).toEqual([[], 0])
  })

  test('a code that grows too old meanwhile is expired, for ever', () => {
    const ledger = askedLedger()
    const { left, time, arm, heard } = till({ ledger })
    left.scan(w1)
    time.pass(58_500)
    arm({ orderId: 'A-1' })
    left.scan(w1)
    time.pass(1_500)
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual(['not-armed 13…89', 'expired 13…89'])
    time.pass(3_000)
    left.scan(w1)
    expect(heard()).toEqual(['already-used 13…89'])
  })

  test('unsubscribing burns the code; the order stays open for the next listener', () => {
    const ledger = askedLedger()
    const shop = till({ ledger })
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(w1)
    shop.listening.unsubscribe()
    expect([shop.left.subscriptions, shop.time.timers]).toEqual([0, 0])
    ledger.questions[0]!.answer('claimed')
    const later: string[] = []
    shop.outcomes$.subscribe((outcome) => later.push(outcomeText(outcome)))
    shop.time.pass(3_000)
    shop.left.scan(w1)
    shop.left.scan(w2)
    ledger.questions[1]!.answer('claimed')
    expect(later).toEqual(['already-used 13…89', 'ready 10…88 A-1'])
  })
})

describe('always armed', () => {
  test('every code is judged at once, claims overlap, the order is kept', () => {
    const ledger = askedLedger()
    const { left, right, heard } = till({ ledger, gate: 'always-armed' })
    left.scan(w1)
    right.scan(w2)
    left.scan(w1)
    left.scan(w3)
    expect(ledger.questions).toHaveLength(3)
    ledger.questions[2]!.answer('claimed')
    ledger.questions[1]!.answer('already-claimed')
    expect(heard()).toEqual([])
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual(['ready 13…89 -', 'already-used 10…88', 'ready 11…90 -'])
  })

  test('no code is ready that grew too old in line', () => {
    const ledger = askedLedger()
    const { left, time, heard } = till({ ledger, gate: 'always-armed', holdMs: 0 })
    left.scan(w2)
    ledger.questions[0]!.fail()
    time.pass(58_500)
    left.scan(w1)
    left.scan(w2)
    ledger.questions[2]!.answer('claimed')
    time.pass(1_500)
    ledger.questions[1]!.answer('claimed')
    expect(heard()).toEqual(['ledger-unavailable 10…88', 'ready 13…89 -', 'expired 10…88'])
  })

  test('arm is wrong use; disarm does nothing', () => {
    const { arm, disarm } = till({ gate: 'always-armed' })
    expect(() => arm({ orderId: 'A-1' })).toThrow(TypeError)
    expect(() => disarm()).not.toThrow()
  })
})

describe('the duplicate hold', () => {
  test('case 45: read every 500 ms, twenty times, is one outcome', () => {
    const { left, time, arm, heard } = till()
    arm({ orderId: 'A-1' })
    for (let read = 0; read < 20; read += 1) {
      left.scan(w1)
      time.pass(500)
    }
    expect(heard()).toEqual(['ready 13…89 A-1'])
  })

  test('the same code by two scanners at once is one ready code', () => {
    const { left, right, arm, heard } = till({ gate: 'manual' })
    arm({ orderId: 'A-1' })
    left.scan(w1)
    right.scan(w1)
    expect(heard()).toEqual(['ready 13…89 A-1'])
    const always = till({ gate: 'always-armed' })
    always.left.scan(w1)
    always.right.scan(w1)
    expect(always.heard()).toEqual(['ready 13…89 -'])
  })

  test('3 000 ms out of sight of all scanners make it a new scan, 2 999 do not', () => {
    const { left, right, time, heard } = till({ gate: 'always-armed' })
    left.scan(w1)
    time.pass(2_999)
    right.scan(w1)
    time.pass(2_999)
    left.scan(w1)
    expect(heard()).toEqual(['ready 13…89 -'])
    time.pass(3_000)
    left.scan(w1)
    expect(heard()).toEqual(['already-used 13…89'])
  })

  test('case 47: a code used stays used, ten minutes and a day later', () => {
    const { left, time, arm, heard } = till()
    arm({ orderId: 'A-1' })
    left.scan(w1)
    heard()
    for (const laterMs of [10 * minuteMs, 24 * 60 * minuteMs]) {
      time.pass(laterMs)
      const disarm = arm({ orderId: 'B-2' })
      left.scan(w1)
      expect(heard()).toEqual(['already-used 13…89'])
      disarm()
    }
  })

  test('a refusal is reported once per hold', () => {
    const { left, right, time, heard } = till()
    for (let read = 0; read < 10; read += 1) {
      left.scan(w1)
      right.scan(w1)
      time.pass(2_999)
    }
    expect(heard()).toEqual(['not-armed 13…89'])
    time.pass(1)
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89'])
  })

  test('arm clears the holds of refusals: shown again right after, it is judged again', () => {
    const { left, arm, heard } = till()
    left.scan(w1)
    left.scan(alipay)
    arm({ orderId: 'A-1' })
    left.scan(alipay)
    left.scan(w1)
    expect(heard()).toEqual([
      'not-armed 13…89',
      'other-wallet 28…32',
      'other-wallet 28…32',
      'ready 13…89 A-1',
    ])
  })

  test('a used code that was refused since is reported again right after arm', () => {
    const { left, time, arm, heard } = till()
    arm({ orderId: 'A-1' })
    left.scan(w1)
    time.pass(10_000)
    left.scan(w1)
    expect(heard()).toEqual(['ready 13…89 A-1', 'not-armed 13…89'])
    arm({ orderId: 'B-2' })
    time.pass(500)
    left.scan(w1)
    expect(heard()).toEqual(['already-used 13…89'])
  })

  test('a phone left in view of the next order is reported as used, once; nothing is reported where it is not seen again', () => {
    const { left, time, arm, heard } = till()
    arm({ orderId: 'A-1' })
    for (let read = 0; read < 5; read += 1) {
      left.scan(w1)
      time.pass(500)
    }
    expect(heard()).toEqual(['ready 13…89 A-1'])
    arm({ orderId: 'B-2' })
    time.pass(10_000)
    expect(heard()).toEqual([])
    for (let read = 0; read < 20; read += 1) {
      left.scan(w1)
      time.pass(500)
    }
    left.scan(w2)
    expect(heard()).toEqual(['already-used 13…89', 'ready 10…88 B-2'])
  })

  test('also where the next order is armed at once', () => {
    const { left, time, arm, heard } = till()
    arm({ orderId: 'A-1' })
    left.scan(w1)
    arm({ orderId: 'B-2' })
    time.pass(200)
    left.scan(w1)
    left.scan(w1)
    left.scan(w2)
    expect(heard()).toEqual(['ready 13…89 A-1', 'already-used 13…89', 'ready 10…88 B-2'])
  })
})

describe('age', () => {
  test.each([
    ['59 999 ms is fresh', 59_999, 'ready 13…89 A-1'],
    ['60 000 ms is expired', 60_000, 'expired 13…89'],
  ])('case 48: counted from the first look, armed or not: %s', (_, ageMs, verdict) => {
    const { left, right, time, arm, heard } = till()
    left.scan(w1)
    time.pass(ageMs)
    arm({ orderId: 'A-1' })
    right.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89', verdict])
  })

  test('reading it again and again renews nothing', () => {
    const { left, time, arm, heard } = till()
    for (let read = 0; read < 60; read += 1) {
      left.scan(w1)
      time.pass(1_000)
    }
    arm({ orderId: 'A-1' })
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89', 'expired 13…89'])
  })

  test('a look that is delivered late counts from when it was made', () => {
    const { left, time, arm, heard } = till()
    const madeAt = time.wall()
    time.pass(1_000)
    left.scan(w1)
    left.scan(w1, { receivedAt: madeAt })
    time.pass(59_000)
    arm({ orderId: 'A-1' })
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89', 'expired 13…89'])
  })

  test('case 50: the wall clock set back by an hour does not make it younger', () => {
    const { left, time, arm, heard } = till()
    left.scan(w1)
    time.shiftWall(-3_600_000)
    time.pass(minuteMs)
    arm({ orderId: 'A-1' })
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89', 'expired 13…89'])
  })

  test('case 50: set on by an hour it expires early, and that is final', () => {
    const { left, time, arm, heard } = till()
    left.scan(w1)
    time.shiftWall(3_600_000)
    arm({ orderId: 'A-1' })
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89', 'expired 13…89'])
    time.shiftWall(-3_600_000)
    time.pass(3_000)
    left.scan(w1)
    expect(heard()).toEqual(['expired 13…89'])
  })

  test('case 48: two minutes of sleep with the monotonic clock make it expired', () => {
    const { left, time, arm, heard } = till()
    left.scan(w1)
    time.sleep(120_000)
    arm({ orderId: 'A-1' })
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89', 'expired 13…89'])
  })

  test('case 48: a ready code taken after 61 s, or after sleep, gives nothing', () => {
    for (const wait of ['pass', 'sleep'] as const) {
      const shop = till()
      shop.arm({ orderId: 'A-1' })
      shop.left.scan(w1)
      shop.time[wait](61_000)
      expect(() => shop.code.take()).toThrow(CodeExpiredError)
    }
  })

  test('a ready code counts from the first look, not from its own', () => {
    const shop = till()
    shop.left.scan(w1)
    shop.time.pass(50_000)
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(w1)
    expect(shop.code).toMatchObject({ scannedAt: epoch, expiresAt: epoch + minuteMs })
    expect(shop.code.remainingMs()).toBe(10_000)
    shop.time.pass(10_000)
    expect(() => shop.code.take()).toThrow(CodeExpiredError)
  })

  test('freshnessMs lowers the limit', () => {
    const { left, time, arm, heard } = till({ freshnessMs: 45_000 })
    left.scan(w1)
    time.pass(45_000)
    arm({ orderId: 'A-1' })
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89', 'expired 13…89'])
  })

  test('a scan without a time is never ready', () => {
    const { left, heard } = till({ gate: 'always-armed' })
    left.scan(w1, { receivedAt: Number.NaN })
    left.scan(w1)
    expect(heard()).toEqual(['expired 13…89', 'expired 13…89'])
  })
})

describe('order of verdicts', () => {
  test('a wrong symbol before everything, armed or not', () => {
    const { left, heard } = till()
    left.scan(w1, { symbology: 'data-matrix' })
    expect(heard()).toEqual(['wrong-symbology 13…89'])
  })

  test('wallet, shape and region before the gate', () => {
    const { left, heard } = till({ merchantRegion: 'SG' })
    left.scan(alipay)
    left.scan('150000000000000000')
    left.scan(`${w1}${w1}`)
    expect(heard()).toEqual([
      'other-wallet 28…32',
      'region-not-accepted 15…00',
      'scanned-twice 13…89',
    ])
  })

  test('the gate before used, used before expired, expired before the ledger', () => {
    const ledger = askedLedger(({ answer }) => answer('claimed'))
    const { left, time, arm, heard } = till({ ledger })
    arm({ orderId: 'A-1' })
    left.scan(w1)
    left.scan(w2)
    expect(heard()).toEqual(['ready 13…89 A-1', 'not-armed 10…88'])
    time.pass(2 * minuteMs)
    left.scan(w1)
    expect(heard()).toEqual(['not-armed 13…89'])
    arm({ orderId: 'B-2' })
    left.scan(w1)
    left.scan(w2)
    expect(heard()).toEqual(['already-used 13…89', 'expired 10…88'])
    expect(ledger.questions).toHaveLength(1)
  })

  test('what an input rejected comes through, in order', () => {
    const { left, arm, heard } = till()
    arm({ orderId: 'A-1' })
    left.reject('incomplete')
    left.scan(w1)
    left.reject('typed-by-hand')
    expect(heard()).toEqual(['incomplete …', 'ready 13…89 A-1', 'typed-by-hand …'])
  })
})

describe('while only otherScans$ is subscribed', () => {
  const alone = () => {
    const shop = till({ gate: 'always-armed' })
    shop.listening.unsubscribe()
    shop.otherScans$.subscribe()
    return shop
  }

  test('the age of a code starts all the same', () => {
    const { left, time, outcomes$ } = alone()
    left.scan(w1)
    time.pass(59_999)
    left.scan(w2)
    time.pass(1)
    const heard: string[] = []
    outcomes$.subscribe((outcome) => heard.push(outcomeText(outcome)))
    left.scan(w1)
    left.scan(w2)
    expect(heard).toEqual(['expired 13…89', 'ready 10…88 -'])
  })

  test('nothing has been reported, so nothing is held', async () => {
    const { left, time, outcomes$ } = alone()
    left.scan(w1)
    time.pass(1_000)
    const heard: string[] = []
    outcomes$.subscribe((outcome) => heard.push(outcomeText(outcome)))
    left.scan(w1)
    left.scan(w1)
    await new Promise(setImmediate)
    expect(heard).toEqual(['ready 13…89 -'])
  })
})

describe('otherScans$', () => {
  const listen = (shop: ReturnType<typeof till>): string[] => {
    const others: string[] = []
    shop.otherScans$.subscribe(({ text }) => others.push(text))
    return others
  }

  test('a product comes always and is never held', () => {
    const shop = till()
    const others = listen(shop)
    shop.left.scan(product)
    shop.left.scan(product)
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(product)
    shop.left.scan(product)
    expect(others).toEqual([product, product, product, product])
  })

  test('it is a rejection, too, only while armed and once per hold', () => {
    const shop = till()
    shop.left.scan(product)
    expect(shop.heard()).toEqual([])
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(product)
    shop.right.scan(product)
    expect(shop.heard()).toEqual(['wrong-length 69…92'])
    shop.left.scan(w1)
    shop.left.scan('4006381333931')
    expect(shop.heard()).toEqual(['ready 13…89 A-1'])
  })

  test('also while outcomes$ has no subscriber', () => {
    const shop = till()
    shop.listening.unsubscribe()
    const others = listen(shop)
    shop.left.scan(product)
    expect(others).toEqual([product])
  })

  test.each([
    ['a code of this wallet', w1],
    ['a code of another wallet', alipay],
    ['a UnionPay code', '6223456789012345678'],
    ['a card number', card],
    ['a code twice', `${w1}${w1}`],
    ['a code with blanks', '1345 6789 0123 4567 89'],
    ['a full-width code', '１３４５６７８９０１２３４５６７８９'],
    ['a prefix that is off', '160123456789012345'],
  ])('%s never goes there, armed or not', (_, text) => {
    const shop = till()
    const others = listen(shop)
    shop.left.scan(text)
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(text)
    shop.left.scan(text, { symbology: 'data-matrix' })
    expect(others).toEqual([])
    expect(inspect(shop.outcomes, { depth: 9, showHidden: true })).not.toContain(text)
  })
})

describe('wallets', () => {
  test('case 49: each accepted wallet by its name, an issuer for WeChat Pay only', () => {
    const shop = till({ gate: 'always-armed', accept: ['wechat-pay', 'alipay', 'unionpay'] })
    const codes = [
      w1,
      alipay,
      '2500000000000000',
      '281006010000000000000000',
      '6223456789012345678',
    ]
    for (const code of codes) shop.left.scan(code)
    const ready = shop.outcomes.map((outcome) =>
      outcome.status === 'ready' ? [outcome.code.wallet, outcome.code.issuer] : outcome.reason,
    )
    expect(ready).toEqual([
      ['wechat-pay', 'mainland-china'],
      ['alipay', undefined],
      ['alipay', undefined],
      ['alipay', undefined],
      ['unionpay', undefined],
    ])
    shop.time.pass(3_000)
    shop.left.scan(alipay)
    expect(shop.heard().at(-1)).toBe('already-used 28…32')
  })

  test('a wallet that is not accepted is named in the rejection', () => {
    const shop = till({ gate: 'always-armed', accept: ['alipay'] })
    shop.left.scan(w1)
    shop.left.scan(alipay)
    expect(shop.outcomes).toMatchObject([
      { reason: 'other-wallet', wallet: 'wechat-pay' },
      { status: 'ready' },
    ])
  })
})

describe('bounded', () => {
  test('without room for a sighting a code is overflow, and none is renewed', () => {
    const { left, time, heard } = till({
      maxSightings: 1,
      ledger: askedLedger(({ fail }) => fail()),
    })
    left.scan(w1)
    left.scan(w2)
    time.pass(59_999)
    left.scan(w2)
    expect(heard()).toEqual(['not-armed 13…89', 'overflow 10…88', 'overflow 10…88'])
    time.pass(1)
    left.scan(w2)
    expect(heard()).toEqual(['not-armed 10…88'])
  })

  test('a code burned in doubt is not forgotten for the sake of new ones', () => {
    const ledger = askedLedger()
    const { left, time, heard } = till({ maxSightings: 1, ledger, gate: 'always-armed' })
    left.scan(w1)
    time.pass(2_000)
    time.pass(3_000)
    left.scan(w2)
    left.scan(w1)
    expect(heard()).toEqual([
      'ledger-unavailable 13…89',
      'overflow 10…88',
      'ledger-unavailable 13…89',
    ])
    expect(ledger.questions).toHaveLength(1)
  })
})

describe('real promises', () => {
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  test('the memory ledger, the default', async () => {
    const { left, right, heard, time } = till({ ledger: memoryLedger(), gate: 'always-armed' })
    left.scan(w1)
    right.scan(w1)
    right.scan(w2)
    await settled()
    expect(heard()).toEqual(['ready 13…89 -', 'ready 10…88 -'])
    expect(time.timers).toBe(0)
  })

  test('a full one refuses, a closed one, too', async () => {
    const ledger = memoryLedger({ maxClaims: 1 })
    const { left, heard } = till({ ledger, gate: 'always-armed' })
    left.scan(w1)
    left.scan(w2)
    await settled()
    expect(heard()).toEqual(['ready 13…89 -', 'ledger-unavailable 10…88'])
    await ledger.close()
    left.scan(w3)
    await settled()
    expect(heard()).toEqual(['ledger-unavailable 11…90'])
  })

  test('two tills with one ledger and one key hand a code out once', async () => {
    const ledger = memoryLedger()
    const fingerprinter = { fingerprints: (code: string) => [code] }
    const shops = [1, 2].map(() => till({ ledger, fingerprinter, gate: 'always-armed' }))
    for (const { left } of shops) left.scan(w1)
    await settled()
    expect(shops.flatMap((shop) => shop.heard())).toEqual(['ready 13…89 -', 'already-used 13…89'])
  })

  test('without options: the system’s clocks and timers', async () => {
    const { left } = till()
    const codes = readyCodes([left], { ledger: memoryLedger() })
    const outcomes: Outcome[] = []
    const listening = codes.outcomes$.subscribe((outcome) => outcomes.push(outcome))
    codes.arm({ orderId: 'A-1' })
    left.scan(w1, { receivedAt: Date.now() })
    await settled()
    expect(outcomes.map(outcomeText)).toEqual(['ready 13…89 A-1'])
    listening.unsubscribe()
  })
})

describe('reentrance', () => {
  test('an order armed and a code scanned from within an outcome come after it', () => {
    const shop = till()
    const seen: string[] = []
    shop.listening.unsubscribe()
    shop.outcomes$.subscribe((outcome) => {
      seen.push(outcomeText(outcome))
      if (seen.length > 1) return
      shop.arm({ orderId: 'B-2' })
      shop.left.scan(w2)
    })
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(w1)
    expect(seen).toEqual(['ready 13…89 A-1', 'ready 10…88 B-2'])
  })

  test('disarm from within the outcome gives the code up', () => {
    const shop = till()
    const disarm = shop.arm({ orderId: 'A-1' })
    shop.outcomes$.subscribe(() => disarm())
    shop.left.scan(w1)
    expect(() => shop.code.take()).toThrow(CodeCancelledError)
  })
})

describe('inputs', () => {
  test('are opened once by the first subscriber and released by the last', () => {
    const { left, right, otherScans$, outcomes$, listening } = till()
    expect([left.subscriptions, right.subscriptions]).toEqual([2, 2])
    const others = otherScans$.subscribe()
    const more = outcomes$.subscribe()
    expect([left.subscriptions, right.subscriptions]).toEqual([2, 2])
    listening.unsubscribe()
    more.unsubscribe()
    expect(left.subscriptions).toBe(2)
    others.unsubscribe()
    expect([left.subscriptions, right.subscriptions]).toEqual([0, 0])
  })

  test('subscription lines: opened by the first, released with the last', () => {
    inMarbles(({ hot, expectObservable, expectSubscriptions }, scheduler) => {
      const scan = (text: string): Scan => {
        const source = { kind: 'keyboard', id: 'k' } as const
        return { text, source, receivedAt: 0 }
      }
      const scans = hot(' --a--p---b--', { a: scan(w1), b: scan(w2), p: scan(product) })
      const broken = hot<never>('---------------')
      const outcomes = ' --a--r---    '
      const leaves = '   --------!    '
      const others = '   -----p-----  '
      const leavesLast = '-----------!  '
      const input: ScannerInput = {
        id: 'k',
        kind: 'keyboard',
        scans$: scans.pipe(map((made) => ({ ...made, receivedAt: scheduler.now() }))),
        rejections$: broken,
        status$: NEVER,
      }
      const codes = readyCodes([input], {
        scheduler,
        gate: 'always-armed',
        ledger: askedLedger(({ answer }) => answer('claimed')),
      })
      expectObservable(codes.outcomes$.pipe(map(outcomeText)), leaves).toBe(outcomes, {
        a: 'ready 13…89 -',
        r: 'wrong-length 69…92',
      })
      expectObservable(codes.otherScans$.pipe(map(({ text }) => text)), leavesLast).toBe(others, {
        p: product,
      })
      expectSubscriptions(scans.subscriptions).toBe('^----------!')
      expectSubscriptions(broken.subscriptions).toBe('^----------!')
    })
  })

  test('what was seen and used stays known over a new subscription', () => {
    const shop = till()
    shop.left.scan(w2)
    shop.arm({ orderId: 'A-1' })
    shop.left.scan(w1)
    shop.listening.unsubscribe()
    shop.time.pass(minuteMs)
    const later: string[] = []
    shop.outcomes$.subscribe((outcome) => later.push(outcomeText(outcome)))
    shop.arm({ orderId: 'B-2' })
    shop.left.scan(w1)
    shop.left.scan(w2)
    expect(later).toEqual(['already-used 13…89', 'expired 10…88'])
  })

  test('none is fine: the stream ends at once', () => {
    const ended = jest.fn()
    readyCodes([], { ledger: memoryLedger() }).outcomes$.subscribe({ complete: ended })
    expect(ended).toHaveBeenCalledTimes(1)
  })

  test('inputs that end end the stream, after the last claim', () => {
    const scans = [1, 2, 3].map((index): Scan => {
      return { text: madeUp(index), source: { kind: 'serial', id: 's' }, receivedAt: Date.now() }
    })
    const ledger = askedLedger()
    const input: ScannerInput = {
      id: 's',
      kind: 'serial',
      scans$: from(scans),
      rejections$: of(),
      status$: NEVER,
    }
    const seen: string[] = []
    readyCodes([input], { ledger, gate: 'always-armed' }).outcomes$.subscribe({
      next: (outcome) => seen.push(outcomeText(outcome)),
      complete: () => seen.push('end'),
    })
    expect(seen).toEqual([])
    for (const question of ledger.questions) question.answer('claimed')
    expect(seen).toEqual(['ready 14…01 -', 'ready 14…02 -', 'ready 14…03 -', 'end'])
  })
})

test('no outcome shows the digits', () => {
  const shop = till({ gate: 'always-armed' })
  for (const code of [w1, w1, w2, alipay, card]) shop.left.scan(code)
  shop.time.pass(minuteMs)
  for (const code of [w1, w2, alipay, card]) shop.left.scan(code)
  const texts = [
    JSON.stringify(shop.outcomes),
    inspect(shop.outcomes, { depth: Infinity, showHidden: true }),
    inspect(shop.outcomes, { depth: Infinity, customInspect: false }),
    shop.outcomes.map((outcome) => `${outcome.status} ${String(outcome)}`).join(),
  ]
  for (const text of texts) {
    for (const code of [w1, w2, alipay, card]) expect(text).not.toContain(code.slice(2, -2))
  }
})

test('types: the status distinguishes outcomes', () => {
  const name = (outcome: Outcome): string => {
    // @ts-expect-error a rejection has no code
    const code = outcome.code
    expect(code).toBeUndefined()
    return outcome.status === 'ready' ? outcome.code.masked : outcome.reason
  }
  const shop = till()
  shop.left.scan(w1)
  expect(shop.outcomes.map(name)).toEqual(['not-armed'])
  // @ts-expect-error an order has an id
  expect(() => shop.arm({ order: 'A-1' })).toThrow(TypeError)
})
