import { type VirtualTime } from '@paycode/simulator/testing'
import fc from 'fast-check'
import { map, NEVER, of, Subject, type Observable } from 'rxjs'
import type { Rejection } from '../../src/scan/rejection.ts'
import { schedulerClock } from '../../src/platform.ts'
import { claimOnce, type ClaimOptions, type Settled } from '../../src/ready/claim-once.ts'
import { hmacFingerprinter } from '../../src/ledger/fingerprint.ts'
import { alwaysArmedGate, manualGate } from '../../src/ready/gate.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import type { SightedCode } from '../../src/ready/sighted-code.ts'
import { madeUp, w1, w2 } from './support/codes.ts'
import { fakeTime } from './support/fake-time.ts'
import { askedLedger } from './support/fake-ledger.ts'
import { inMarbles } from './support/in-marbles.ts'
import { inputRejection, sightedCode } from './support/payment-codes.ts'

const word = (settled: Settled<string>): string =>
  settled.status === 'ready'
    ? `ready ${settled.code.masked}`
    : `${settled.reason} ${settled.masked}`

const settings = (time: VirtualTime) => ({
  fingerprinter: hmacFingerprinter(),
  clock: time,
  scheduler: time.scheduler,
  freshnessMs: 60_000,
  retainMs: 900_000,
  ledgerTimeoutMs: 2_000,
})

const setUp = (options: Partial<ClaimOptions> = {}) => {
  const time = fakeTime()
  const gate = manualGate(time, () => {})
  const ledger = askedLedger()
  const arrived$ = new Subject<SightedCode | Rejection<'incomplete'>>()
  const outcomes: Settled<string>[] = []
  const listening = arrived$
    .pipe(claimOnce({ ...settings(time), ledger, gate, ...options }))
    .subscribe((settled) => outcomes.push(settled))
  const arrive = (digits = w1): SightedCode['sighting'] => {
    const sighted = sightedCode(time, digits)
    arrived$.next(sighted)
    return sighted.sighting
  }
  return { time, gate, ledger, arrived$, arrive, listening, heard: () => outcomes.map(word) }
}

/** A ledger that answers whatever the test wants, even what the types do not allow. */
const ledgerThat = (claim: () => unknown): Ledger => ({
  claim: claim as Ledger['claim'],
  close: () => Promise.resolve(),
})

const ledgerOf = (answer$: Observable<unknown>): Ledger =>
  ledgerThat(() => ({
    then(onValue: (value: unknown) => void, onError: (error: unknown) => void) {
      answer$.subscribe({ next: onValue, error: onError })
      return Promise.resolve()
    },
  }))

describe('what the ledger is asked', () => {
  test('the fingerprints, the time by the wall clock and how long to keep them', () => {
    const fingerprinter = { fingerprints: (code: string) => [`now:${code}`, `before:${code}`] }
    const { time, gate, ledger, arrive } = setUp({ fingerprinter })
    gate.arm({ orderId: 'A-1' })
    arrive()
    expect(ledger.questions).toMatchObject([
      {
        fingerprints: [`now:${w1}`, `before:${w1}`],
        terms: { now: time.wall(), retainMs: 900_000 },
      },
    ])
  })

  test('never the code itself', () => {
    const { gate, ledger, arrive } = setUp()
    gate.arm({ orderId: 'A-1' })
    arrive()
    expect(JSON.stringify(ledger.questions)).not.toContain(w1)
  })
})

describe('answers', () => {
  test('nothing is emitted before the ledger has said `claimed`', () => {
    const { gate, ledger, arrive, heard } = setUp()
    gate.arm({ orderId: 'A-1' })
    const sighting = arrive()
    expect([heard(), sighting.verdict]).toEqual([[], 'claiming'])
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual(['ready 13…89'])
    expect(sighting).toMatchObject({ verdict: 'ready', used: true })
    expect(gate.isArmed).toBe(false)
  })

  test('`already-claimed` is already-used, and the order waits for another code', () => {
    const { gate, ledger, arrive, heard } = setUp()
    gate.arm({ orderId: 'A-1' })
    const sighting = arrive()
    ledger.questions[0]!.answer('already-claimed')
    expect(heard()).toEqual(['already-used 13…89'])
    expect(sighting).toMatchObject({ verdict: 'refused', used: true })
    arrive(w2)
    ledger.questions[1]!.answer('claimed')
    expect(heard()).toEqual(['already-used 13…89', 'ready 10…88'])
  })

  test.each([
    ['a rejection', (): unknown => Promise.reject(new Error('down'))],
    ['a thing thrown', (): unknown => Promise.reject('down')],
  ])(
    '%s is ledger-unavailable; nothing was claimed, so it may be tried again',
    async (_, claim) => {
      const { gate, arrive, heard } = setUp({ ledger: ledgerThat(claim) })
      gate.arm({ orderId: 'A-1' })
      const sighting = arrive()
      await new Promise(setImmediate)
      expect(heard()).toEqual(['ledger-unavailable 13…89'])
      expect(sighting).toMatchObject({ verdict: 'refused', used: false })
      expect(gate.refusalOf(sighting.last)).toBeUndefined()
    },
  )

  test('a ledger that throws at once, likewise', () => {
    const ledger = ledgerThat(() => {
      throw new Error('down')
    })
    const { gate, arrive, heard } = setUp({ ledger })
    gate.arm({ orderId: 'A-1' })
    expect(arrive()).toMatchObject({ verdict: 'refused', used: false })
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    expect(gate.isArmed).toBe(true)
  })

  test('a fingerprinter that throws, likewise; the ledger is not asked', () => {
    const fingerprinter = {
      fingerprints: (): string[] => {
        throw new Error('no key')
      },
    }
    const { gate, ledger, arrive, heard } = setUp({ fingerprinter })
    gate.arm({ orderId: 'A-1' })
    expect(arrive()).toMatchObject({ used: false })
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    expect(ledger.questions).toEqual([])
    expect(gate.isArmed).toBe(true)
  })

  test.each([undefined, null, true, 1, 'Claimed', 'claimed ', '', {}, ['claimed'], { claimed: 1 }])(
    'the strange answer %j is ledger-unavailable, and the code is burned: who knows',
    (answer) => {
      const { gate, ledger, arrive, heard } = setUp()
      gate.arm({ orderId: 'A-1' })
      const sighting = arrive()
      ledger.questions[0]!.answer(answer)
      expect(heard()).toEqual(['ledger-unavailable 13…89'])
      expect(sighting).toMatchObject({ verdict: 'refused', used: true })
      expect(gate.refusalOf(sighting.last)).toBeUndefined()
    },
  )

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a bare text', 'claimed'],
    ['an empty list', []],
    ['an object', { status: 'claimed' }],
    ['a number', 1],
  ])('no promise but %s is ledger-unavailable, once', (_, value) => {
    const { gate, arrive, heard } = setUp({ ledger: ledgerThat(() => value) })
    gate.arm({ orderId: 'A-1' })
    expect(arrive().verdict).toBe('refused')
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    expect(gate.isArmed).toBe(true)
  })
})

describe('a ledger that takes its time', () => {
  test('1 999 ms are in time', () => {
    const { time, gate, ledger, arrive, heard } = setUp()
    gate.arm({ orderId: 'A-1' })
    arrive()
    time.pass(1_999)
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual(['ready 13…89'])
    expect(time.timers).toBe(0)
  })

  test('no answer in ledgerTimeoutMs is ledger-unavailable; a late `claimed` changes nothing', () => {
    const { time, gate, ledger, arrive, heard } = setUp()
    gate.arm({ orderId: 'A-1' })
    const sighting = arrive()
    time.pass(1_999)
    expect(heard()).toEqual([])
    time.pass(1)
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    ledger.questions[0]!.answer('claimed')
    time.pass(10_000)
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    expect(sighting).toMatchObject({ verdict: 'refused', used: true })
    expect(time.timers).toBe(0)
  })

  test('the order waits for another code meanwhile', () => {
    const { time, gate, ledger, arrive, heard } = setUp()
    gate.arm({ orderId: 'A-1' })
    arrive()
    time.pass(2_000)
    arrive(w2)
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual(['ledger-unavailable 13…89'])
    ledger.questions[1]!.answer('claimed')
    expect(heard().slice(1)).toEqual(['ready 10…88'])
  })

  test('a late failure is no unhandled rejection', async () => {
    const unhandled = jest.fn()
    process.on('unhandledRejection', unhandled)
    let fail = (_: Error): void => {}
    const promise = new Promise((_, reject) => (fail = reject))
    const { time, gate, arrive, heard } = setUp({ ledger: ledgerThat(() => promise) })
    gate.arm({ orderId: 'A-1' })
    arrive()
    time.pass(2_000)
    fail(new Error('late'))
    await new Promise(setImmediate)
    process.off('unhandledRejection', unhandled)
    expect(heard()).toHaveLength(1)
    expect(unhandled).not.toHaveBeenCalled()
  })

  test('too old by the time of the answer is expired: claimed, burned, and the order waits on', () => {
    const { time, gate, ledger, arrive, heard } = setUp({ freshnessMs: 1_500 })
    gate.arm({ orderId: 'A-1' })
    const sighting = arrive()
    time.pass(1_500)
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual(['expired 13…89'])
    expect(sighting).toMatchObject({ verdict: 'refused', used: true, expired: true })
    expect(gate.refusalOf(sighting.last)).toBeUndefined()
    arrive(w2)
    ledger.questions[1]!.answer('claimed')
    expect(heard().slice(1)).toEqual(['ready 10…88'])
  })
})

describe('disarm during a claim', () => {
  test('emits nothing, burns the code and asks no timer to stay', () => {
    const { time, gate, ledger, arrive, heard } = setUp()
    gate.arm({ orderId: 'A-1' })
    const sighting = arrive()
    gate.disarm()
    expect(sighting).toMatchObject({ verdict: 'refused', used: true })
    expect(time.timers).toBe(0)
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual([])
  })

  test('does not hold the next order up', () => {
    const { gate, ledger, arrive, heard } = setUp()
    gate.arm({ orderId: 'A-1' })
    arrive()
    gate.disarm()
    gate.arm({ orderId: 'B-2' })
    arrive(w2)
    ledger.questions[1]!.answer('claimed')
    expect(heard()).toEqual(['ready 10…88'])
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual(['ready 10…88'])
  })

  test('by the ledger itself, while it is being asked', () => {
    const { gate, arrive, heard } = setUp({
      ledger: ledgerThat(() => {
        gate.disarm()
        return Promise.resolve('claimed')
      }),
    })
    gate.arm({ orderId: 'A-1' })
    expect(arrive()).toMatchObject({ verdict: 'refused', used: true })
    expect(heard()).toEqual([])
  })
})

describe('unsubscribing', () => {
  test('during a claim burns the code and leaves no timer', () => {
    const { time, gate, ledger, arrive, listening, arrived$ } = setUp()
    gate.arm({ orderId: 'A-1' })
    const sighting = arrive()
    listening.unsubscribe()
    expect(sighting).toMatchObject({ verdict: 'refused', used: true })
    expect([time.timers, arrived$.observed]).toEqual([0, false])
    ledger.questions[0]!.answer('claimed')
    expect(sighting.verdict).toBe('refused')
    expect(gate.refusalOf(sighting.last)).toBeUndefined()
  })

  test('after a claim leaves its verdict alone', () => {
    const { gate, ledger, arrive, listening } = setUp()
    gate.arm({ orderId: 'A-1' })
    const sighting = arrive()
    ledger.questions[0]!.answer('claimed')
    listening.unsubscribe()
    expect(sighting.verdict).toBe('ready')
  })

  test('releases the source', () => {
    inMarbles(({ cold, hot, expectObservable, expectSubscriptions }, scheduler) => {
      const clock = schedulerClock(scheduler)
      const source = hot(' --a----b-----', {
        a: sightedCode(clock, w1),
        b: sightedCode(clock, w2),
      })
      const answer = cold('---(c|)', { c: 'claimed' })
      const expected = '   -----a---------'
      const until = '      ---------!'
      const settled$ = source.pipe(
        claimOnce({
          ...settings(fakeTime()),
          gate: alwaysArmedGate,
          clock,
          scheduler,
          ledger: ledgerOf(answer),
        }),
        map((settled) => (settled.status === 'ready' ? settled.code.masked : settled.reason)),
      )
      const masks = { a: '13…89', b: '10…88' }
      expectObservable(settled$, until).toBe(expected, masks)
      expectSubscriptions(source.subscriptions).toBe('^--------!')
    })
  })

  test('the source ends during a claim: its answer is still waited for', () => {
    inMarbles(({ cold, hot, expectObservable }, scheduler) => {
      const clock = schedulerClock(scheduler)
      const source = hot(' a|       ', { a: sightedCode(clock) })
      const answer = cold('-----c   ', { c: 'claimed' })
      const expected = '   -----(a|)'
      const settled$ = source.pipe(
        claimOnce({
          ...settings(fakeTime()),
          gate: alwaysArmedGate,
          clock,
          scheduler,
          ledger: ledgerOf(answer),
        }),
        map(word),
      )
      expectObservable(settled$).toBe(expected, { a: 'ready 13…89' })
    })
  })
})

describe('always armed', () => {
  const overlapping = () => setUp({ gate: alwaysArmedGate })

  test('claims overlap, the order is kept', () => {
    const { ledger, arrive, arrived$, heard } = overlapping()
    arrive(w1)
    arrived$.next(inputRejection)
    arrive(w2)
    ledger.questions[1]!.answer('claimed')
    expect(heard()).toEqual([])
    ledger.questions[0]!.answer('already-claimed')
    expect(heard()).toEqual(['already-used 13…89', 'incomplete …', 'ready 10…88'])
  })

  test('a code that grew too old in line is expired', () => {
    const { time, ledger, arrive, arrived$, heard } = overlapping()
    const old = sightedCode(time, w2)
    time.pass(58_500)
    arrive(w1)
    arrived$.next(old)
    ledger.questions[1]!.answer('claimed')
    time.pass(1_500)
    ledger.questions[0]!.answer('claimed')
    expect(heard()).toEqual(['ready 13…89', 'expired 10…88'])
    expect(old.sighting).toMatchObject({ verdict: 'refused', used: true, expired: true })
  })

  test('whatever the order of the answers, outcomes keep the order of the scans', () => {
    const answers = ['claimed', 'already-claimed', 'garbage', 'failure', 'none'] as const
    const words = {
      claimed: 'ready',
      'already-claimed': 'already-used',
      garbage: 'ledger-unavailable',
      failure: 'ledger-unavailable',
      none: 'ledger-unavailable',
    }
    const scenario = fc
      .array(fc.constantFrom(...answers), { maxLength: 8 })
      .chain((given) =>
        fc.tuple(
          fc.constant(given),
          fc.shuffledSubarray([...given.keys()], { minLength: given.length }),
        ),
      )
    fc.assert(
      fc.property(scenario, ([given, order]) => {
        const { time, ledger, arrive, listening, heard } = overlapping()
        given.forEach((_, index) => arrive(madeUp(index)))
        for (const index of order) {
          const question = ledger.questions[index]!
          if (given[index] === 'failure') question.fail()
          else if (given[index] !== 'none') question.answer(given[index])
          const unanswered = given.findIndex(
            (answer, at) => answer === 'none' || order.indexOf(at) > order.indexOf(index),
          )
          expect(heard()).toHaveLength(unanswered < 0 ? given.length : unanswered)
        }
        time.pass(2_000)
        expect(heard()).toEqual(given.map((answer, index) => `${words[answer]} 14…0${index}`))
        listening.unsubscribe()
        expect(time.timers).toBe(0)
      }),
    )
  })

  test('of a thousand claims nothing stays behind', () => {
    const { time, ledger, arrive, heard } = overlapping()
    for (let index = 0; index < 1_000; index += 1) arrive(madeUp(index))
    for (const question of ledger.questions) question.answer('claimed')
    expect(heard()).toHaveLength(1_000)
    expect(time.timers).toBe(0)
  })
})

test('rejections go through and claim nothing', () => {
  const { ledger, arrived$, heard } = setUp()
  arrived$.next(inputRejection)
  expect(heard()).toEqual(['incomplete …'])
  expect(ledger.questions).toEqual([])
})

test('a copy of a code has no digits: wrong use is a TypeError', () => {
  const time = fakeTime()
  const sighted = sightedCode(time)
  const errors: unknown[] = []
  of({ ...sighted, code: { ...sighted.code } })
    .pipe(claimOnce({ ...settings(time), ledger: ledgerOf(NEVER), gate: alwaysArmedGate }))
    .subscribe({ error: (error: unknown) => errors.push(error) })
  expect(errors).toEqual([expect.any(TypeError)])
})
