import { concat, NEVER, of, Subject, throwError } from 'rxjs'
import { isRejection, reject, type Rejection } from '../../src/scan/rejection.ts'
import type { Source } from '../../src/scan/source.ts'
import { limitRefusals } from '../../src/ready/limit-refusals.ts'
import { w1 } from './support/codes.ts'
import { fakeTime } from './support/fake-time.ts'
import { till } from './support/till.ts'

type Passing = Rejection | { readonly code: string }

const holdMs = 3_000
const gun: Source = { kind: 'serial', id: 'gun' }
const other: Source = { kind: 'serial', id: 'other' }

function setUp() {
  const time = fakeTime()
  const arrived$ = new Subject<Passing>()
  const heard: string[] = []
  const reported: Rejection[] = []
  const subscription = arrived$
    .pipe(limitRefusals({ holdMs, clock: time, scheduler: time.scheduler }))
    .subscribe({
      next(one) {
        if (!isRejection(one)) return heard.push(one.code)
        reported.push(one)
        return heard.push(one.count === undefined ? one.reason : `${one.reason} ×${one.count}`)
      },
      error: () => heard.push('error'),
      complete: () => heard.push('end'),
    })
  const refuse = (reason: string, source = gun): void =>
    arrived$.next(reject(reason, '', source, time.wall()))
  /** Refuses this many times, once every `gapMs`. */
  const refuseOften = (count: number, gapMs: number): void => {
    for (let refused = 0; refused < count; refused += 1) {
      refuse('incomplete')
      time.pass(gapMs)
    }
  }
  return { time, arrived$, heard, reported, subscription, refuse, refuseOften }
}

test('five a second are reported one by one', () => {
  const { heard, refuseOften } = setUp()
  refuseOften(50, 200)
  expect(heard).toEqual(Array.from({ length: 50 }, () => 'incomplete'))
})

test('a thousand a second are reported once per hold, and their counts add up to all of them', () => {
  const { time, heard, reported, refuseOften } = setUp()
  refuseOften(10_000, 1)
  expect(heard).toEqual([
    ...Array.from({ length: 5 }, () => 'incomplete'),
    ...['incomplete ×3000', 'incomplete ×3000', 'incomplete ×3000'],
  ])
  time.pass(holdMs)
  expect(heard.slice(8)).toEqual(['incomplete ×995'])
  expect(reported.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(10_000)
  expect(time.timers).toBe(0)
})

test('what follows after a second of quiet is reported at once, behind what was kept back', () => {
  const { time, heard, refuse, refuseOften } = setUp()
  refuseOften(10, 10)
  time.pass(1_000)
  refuse('incomplete')
  expect(heard.slice(5)).toEqual(['incomplete ×5', 'incomplete'])
  time.pass(holdMs)
  expect(heard).toHaveLength(7)
})

test('another source, another reason and codes are not kept back', () => {
  const { arrived$, heard, refuse, refuseOften } = setUp()
  refuseOften(5, 10)
  refuse('incomplete')
  refuse('overflow')
  refuse('incomplete', other)
  refuse('incomplete', { ...gun, kind: 'hid' })
  arrived$.next({ code: 'a code' })
  expect(heard.slice(5)).toEqual(['overflow', 'incomplete', 'incomplete', 'a code'])
})

test('the last one speaks for those that were kept back', () => {
  const { time, reported, arrived$, refuseOften } = setUp()
  refuseOften(5, 10)
  arrived$.next(reject('incomplete', '1234567890', gun, 1))
  arrived$.next(reject('incomplete', w1, gun, 2))
  time.pass(holdMs)
  const last = { reason: 'incomplete', masked: '13…89', source: gun, at: 2, count: 2 }
  expect(reported.at(-1)).toEqual({ status: 'rejected', ...last })
})

describe('at the end of the source', () => {
  test('what was kept back is reported before it', () => {
    const { time, arrived$, heard, refuseOften } = setUp()
    refuseOften(7, 10)
    arrived$.complete()
    expect(heard.slice(5)).toEqual(['incomplete ×2', 'end'])
    expect(time.timers).toBe(0)
  })

  test('also before an error', () => {
    const { arrived$, heard, refuseOften } = setUp()
    refuseOften(7, 10)
    arrived$.error(new Error('gone'))
    expect(heard.slice(5)).toEqual(['incomplete ×2', 'error'])
  })

  test('of whoever listens no more nothing is left', () => {
    const { time, heard, subscription, refuseOften } = setUp()
    refuseOften(7, 10)
    subscription.unsubscribe()
    expect([heard.length, time.timers]).toEqual([5, 0])
  })

  test('a source that says all at once is released', () => {
    const time = fakeTime()
    const heard: unknown[] = []
    const many = Array.from({ length: 7 }, () => reject('incomplete', '', gun, 0))
    for (const end$ of [of(), NEVER, throwError(() => new Error('gone'))]) {
      concat(of(...many), end$)
        .pipe(limitRefusals({ holdMs, clock: time, scheduler: time.scheduler }))
        .subscribe({ next: (one) => heard.push(one), error: () => {} })
        .unsubscribe()
    }
    expect(time.timers).toBe(0)
    expect(heard).toHaveLength(6 + 5 + 6)
  })
})

test('of more sources than a till has, what was kept back of the quietest is reported', () => {
  const { time, heard, refuse, refuseOften } = setUp()
  refuseOften(6, 10)
  for (let number = 0; number < 255; number += 1)
    refuse('overflow', { kind: 'hid', id: `${number}` })
  expect(heard).not.toContain('incomplete ×1')
  refuse('overflow', other)
  expect(heard.slice(-2)).toEqual(['incomplete ×1', 'overflow'])
  expect(time.timers).toBe(0)
})

describe('in the stream', () => {
  test('a scanner whose texts differ each time does not flood the till, and its codes are ready at once', () => {
    const { left, time, arm, heard, outcomes } = till()
    arm({ orderId: 'A-1' })
    for (let number = 0; number < 2_000; number += 1) {
      left.scan(`noise-${number}`)
      time.pass(1)
    }
    left.scan(w1)
    expect(heard()).toHaveLength(6)
    time.pass(3_000)
    expect(outcomes.at(-1)).toMatchObject({ reason: 'illegal-character', count: 1_995 })
    expect(outcomes.at(-2)).toMatchObject({ status: 'ready' })
  })

  test('a broken input does not flood the till', () => {
    const { left, time, outcomes } = till()
    for (let number = 0; number < 2_000; number += 1) left.reject('damaged-report')
    time.pass(3_000)
    expect(outcomes).toHaveLength(6)
    expect(outcomes.at(-1)).toMatchObject({ reason: 'damaged-report', count: 1_995 })
  })

  test('two bad labels within three seconds are both reported', () => {
    const { left, time, arm, heard } = till()
    arm({ orderId: 'A-1' })
    left.scan('first-label')
    time.pass(300)
    left.scan('second-label')
    expect(heard()).toEqual(['illegal-character fi…el', 'illegal-character se…el'])
  })

  test('`close` reports what was kept back', async () => {
    const { left, outcomes, close } = till()
    for (let number = 0; number < 7; number += 1) left.reject('damaged-report')
    await close()
    expect(outcomes.at(-1)).toMatchObject({ reason: 'damaged-report', count: 2 })
  })
})
