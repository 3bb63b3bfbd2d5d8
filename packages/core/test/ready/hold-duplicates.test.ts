import { epoch } from '@paycode/simulator/testing'
import { map } from 'rxjs'
import { PaymentCode } from '../../src/code/payment-code.ts'
import { recogniseCodes } from '../../src/code/recognise-codes.ts'
import { isRejection } from '../../src/scan/rejection.ts'
import type { Scan } from '../../src/scan/scan.ts'
import { schedulerClock } from '../../src/platform.ts'
import { holdDuplicates, type HoldOptions } from '../../src/ready/hold-duplicates.ts'
import { Sightings } from '../../src/ready/sightings.ts'
import { alipay, card, madeUp, product, w1, w2 } from './support/codes.ts'
import { fakeTime } from './support/fake-time.ts'
import { handScanner } from './support/hand-scanner.ts'
import { inMarbles } from './support/in-marbles.ts'

const setUp = ({ maxSightings = 100, armed = true } = {}) => {
  const time = fakeTime()
  const sightings = () => new Sightings({ holdMs: 3_000, keepMs: 60_000, maxSightings })
  const options = { codes: sightings(), unfit: sightings(), clock: time, isArmed: () => armed }
  const scanner = handScanner('left', time)
  const heard: string[] = []
  scanner.scans$.pipe(recogniseCodes(), holdDuplicates(options)).subscribe((kept) => {
    const passed = isRejection(kept)
    heard.push(passed ? `${kept.reason} ${kept.masked}` : `code ${kept.code.masked}`)
  })
  return { time, scanner, heard, options }
}

test('the input is released with the last listener', () => {
  inMarbles(({ hot, expectObservable, expectSubscriptions }, scheduler) => {
    const clock = schedulerClock(scheduler)
    const sightings = () => new Sightings({ holdMs: 3, keepMs: 60, maxSightings: 9 })
    const options: HoldOptions = {
      codes: sightings(),
      unfit: sightings(),
      clock,
      isArmed: () => true,
    }
    const scan = (text: string): Scan => {
      const source = { kind: 'serial', id: 's' } as const
      return { text, source, receivedAt: 0 }
    }
    // Each look holds for three more frames; two codes do not hold each other.
    const scans = '   a-a-a---ab-b--'
    const expected = 'a-------ab----'
    const unsubscribe = '     -------------!'
    const source = hot(scans.trim(), { a: scan(w1), b: scan(w2) })
    const kept$ = source.pipe(
      map((arrived) => ({ ...arrived, receivedAt: scheduler.now() })),
      recogniseCodes(),
      holdDuplicates(options),
      map((kept) => (isRejection(kept) ? kept.reason : kept.code.masked)),
    )
    expectObservable(kept$, unsubscribe.trim()).toBe(expected, { a: '13…89', b: '10…88' })
    expectSubscriptions(source.subscriptions).toBe('^------------!')
  })
})

describe('a payment code', () => {
  const keepAll = (scan: Partial<Scan>): unknown[] => {
    const { time, scanner, options } = setUp()
    const codes = new Sightings({ holdMs: 3_000, keepMs: 60_000, maxSightings: 1 })
    const all: unknown[] = []
    scanner.scans$
      .pipe(recogniseCodes(), holdDuplicates({ ...options, codes }))
      .subscribe((kept) => all.push(kept))
    time.pass(100)
    scanner.scan(w1, scan)
    return all
  }

  test('goes on with its sighting and the moment it was seen', () => {
    const moment = { monotonic: 5_060.25, wall: epoch + 60 }
    expect(keepAll({ receivedAt: epoch + 60 })).toMatchObject([
      {
        code: expect.any(PaymentCode),
        sighting: { first: moment, last: moment, used: false, expired: false },
        seen: moment,
      },
    ])
  })

  test('a stamp from the future is now', () => {
    const now = { monotonic: 5_100.25, wall: epoch + 100 }
    expect(keepAll({ receivedAt: epoch + 3_600_000 })).toMatchObject([{ seen: now }])
  })

  test('without room for its sighting it is an overflow, each time', () => {
    const { time, scanner, heard } = setUp({ maxSightings: 1 })
    scanner.scan(w1)
    scanner.scan(w2)
    scanner.scan(w2)
    expect(heard).toEqual(['code 13…89', 'overflow 10…88', 'overflow 10…88'])
    time.pass(60_000)
    scanner.scan(w2)
    expect(heard.slice(3)).toEqual(['code 10…88'])
  })

  test('its sighting is noted while it is held', () => {
    const { time, scanner, heard } = setUp()
    for (let look = 0; look < 100; look += 1) {
      scanner.scan(w1)
      time.pass(2_999)
    }
    expect(heard).toEqual(['code 13…89'])
  })
})

describe('what is no payment code', () => {
  test('armed: refused once per hold', () => {
    const { time, scanner, heard } = setUp()
    scanner.scan(product)
    time.pass(2_999)
    scanner.scan(product)
    expect(heard).toEqual(['wrong-length 69…92'])
    time.pass(3_000)
    scanner.scan(product)
    expect(heard).toHaveLength(2)
  })

  test('not armed: silent, and not held for it', () => {
    const armed = { now: false }
    const time = fakeTime()
    const sightings = () => new Sightings({ holdMs: 3_000, keepMs: 60_000, maxSightings: 9 })
    const scanner = handScanner('left', time)
    const heard: string[] = []
    scanner.scans$
      .pipe(
        recogniseCodes(),
        holdDuplicates({
          codes: sightings(),
          unfit: sightings(),
          clock: time,
          isArmed: () => armed.now,
        }),
      )
      .subscribe((kept) => heard.push(isRejection(kept) ? kept.reason : 'code'))
    scanner.scan(product)
    expect(heard).toEqual([])
    armed.now = true
    scanner.scan(product)
    expect(heard).toEqual(['wrong-length'])
  })

  test.each([alipay, card])(
    'another wallet’s %s is refused armed or not, once per hold',
    (text) => {
      for (const armed of [true, false]) {
        const { scanner, heard } = setUp({ armed })
        scanner.scan(text)
        scanner.scan(text)
        expect(heard).toEqual([expect.stringMatching(/^other-wallet ..….{2}$/)])
      }
    },
  )

  test('without room it is refused each time: no hold, but no silence', () => {
    const { scanner, heard } = setUp({ maxSightings: 1 })
    scanner.scan(product)
    scanner.scan('badge-00017')
    scanner.scan('badge-00017')
    expect(heard).toHaveLength(3)
  })
})

test('the rejections of inputs go through, all of them', () => {
  const time = fakeTime()
  const sightings = new Sightings({ holdMs: 3_000, keepMs: 60_000, maxSightings: 9 })
  const scanner = handScanner('left', time)
  const heard: string[] = []
  scanner.rejections$
    .pipe(holdDuplicates({ codes: sightings, unfit: sightings, clock: time, isArmed: () => false }))
    .subscribe((kept) => heard.push(isRejection(kept) ? kept.reason : 'code'))
  scanner.reject('incomplete')
  scanner.reject('incomplete')
  expect(heard).toEqual(['incomplete', 'incomplete'])
})

test('many codes at once are many codes', () => {
  const { scanner, heard } = setUp()
  for (let index = 0; index < 50; index += 1) scanner.scan(madeUp(index))
  expect(heard).toHaveLength(50)
})
