import { virtualTime } from '@paycode/simulator/testing'
import { concat, from, map, NEVER, of, Subject, take, throwError, type Observable } from 'rxjs'
import { TestScheduler, type RunHelpers } from 'rxjs/testing'
import { decodeKeystrokes } from '../../../src/decode/keyboard/decode-keystrokes.ts'
import type { Keystroke } from '../../../src/input/keystroke.ts'
import { schedulerClock } from '../../../src/platform.ts'
import { keysOf, press, w1, w2 } from './keys.ts'
import { desk, short } from './play.ts'

// One character is one key, pressed and delivered at its frame of 1 ms; ⏎ is Enter.
function marbles(test: (helpers: RunHelpers, decode: Decode) => void): void {
  const scheduler = new TestScheduler((actual, expected) => expect(actual).toStrictEqual(expected))
  const decode: Decode = (keys$) =>
    keys$.pipe(
      map((key): Keystroke => press(key === '⏎' ? '\r' : key, scheduler.now())),
      decodeKeystrokes({ scheduler, clock: schedulerClock(scheduler) }),
      map(short),
    )
  scheduler.run((helpers) => test(helpers, decode))
}

type Decode = (keys$: Observable<string>) => Observable<string>

describe('decodeKeystrokes holds its source as long as it is held itself', () => {
  test('a scan and its terminator', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }, decode) => {
      const keys$ = cold('  134567890123456789⏎-----------|')
      const subscription = '^-----------------------------!'
      const expected = '    ------------------s-----------|'
      expectObservable(decode(keys$)).toBe(expected, { s: w1 })
      expectSubscriptions(keys$.subscriptions).toBe(subscription)
    })
  })

  test('a quiet time of 400 ms', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }, decode) => {
      const keys$ = cold('  134567890123456789 449ms |')
      const subscription = '^----------------- 449ms !'
      const expected = '    ----------------- 400ms s 49ms |'
      expectObservable(decode(keys$)).toBe(expected, { s: w1 })
      expectSubscriptions(keys$.subscriptions).toBe(subscription)
    })
  })

  test('a source that completes in a scan: `incomplete`, then the end', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }, decode) => {
      const keys$ = cold('  134567890123456789-|')
      const subscription = '^------------------!'
      const expected = '    -------------------(r|)'
      expectObservable(decode(keys$)).toBe(expected, { r: '(incomplete)' })
      expectSubscriptions(keys$.subscriptions).toBe(subscription)
    })
  })

  test('a source that fails in a scan: its error, nothing else', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }, decode) => {
      const keys$ = cold('  1345678-#')
      const subscription = '^-------!'
      const expected = '    --------#'
      expectObservable(decode(keys$)).toBe(expected)
      expectSubscriptions(keys$.subscriptions).toBe(subscription)
    })
  })

  test('unsubscribing in a scan: nothing comes any more', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }, decode) => {
      const keys$ = cold('  134567890123456789----')
      const unsubscribe = ' ^--------!'
      const expected = '    ----------'
      expectObservable(decode(keys$), unsubscribe).toBe(expected)
      expectSubscriptions(keys$.subscriptions).toBe(unsubscribe)
    })
  })

  test('unsubscribing in the quiet time: nothing comes any more', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }, decode) => {
      const keys$ = cold('  134567890123456789----')
      const unsubscribe = ' ^----------------- 10ms !'
      const expected = '    -----------------'
      expectObservable(decode(keys$), unsubscribe).toBe(expected)
      expectSubscriptions(keys$.subscriptions).toBe(unsubscribe)
    })
  })

  test('each subscriber has a decoder of its own', () => {
    marbles(({ hot, expectObservable }, decode) => {
      const keys$ = hot('   134567890123456789⏎')
      const scans$ = decode(keys$)
      expectObservable(scans$).toBe('------------------s', { s: w1 })
      expectObservable(scans$, '---^').toBe('------------------s', { s: w1.slice(3) })
    })
  })
})

describe('decodeKeystrokes leaves no timer behind', () => {
  test.each([1, 9, 17, 18, 19])('after unsubscribing at key %s', (count) => {
    const { type, time, subscription, keys$, results } = desk()
    type(keysOf(`${w1}0`, 8).slice(0, count))
    expect(time.timers).toBe(1)
    subscription.unsubscribe()
    expect(time.timers).toBe(0)
    expect(keys$.observed).toBe(false)
    time.passUntil(5_000)
    expect(results).toStrictEqual([])
  })

  test('after a scan, a refusal, a blur, a paste', () => {
    const { type, time } = desk()
    type(keysOf(`${w1}\r`, 8))
    expect(time.timers).toBe(0)
    type([...keysOf(w1.slice(9), 8, 500), { type: 'blur', at: 600 }])
    expect(time.timers).toBe(0)
    type([...keysOf(w1.slice(9), 8, 1_000), { type: 'paste', at: 1_100, text: 'x' }])
    expect(time.timers).toBe(0)
    type(keysOf(`${w1}0`, 8, 2_000))
    time.passUntil(4_000)
    expect(time.timers).toBe(0)
  })

  test('never more than one, however many keys', () => {
    const { type, time } = desk()
    for (const key of keysOf(`${w1}${w1}`, 30)) {
      type([key])
      expect(time.timers).toBe(1)
    }
  })

  test('after completion and after an error', () => {
    for (const end of ['complete', 'error'] as const) {
      const time = virtualTime()
      const keys$ = new Subject<Keystroke>()
      const observer = { error: () => {} }
      keys$.pipe(decodeKeystrokes({ clock: time, scheduler: time.scheduler })).subscribe(observer)
      keysOf(w1, 0).forEach((key) => keys$.next(key))
      expect(time.timers).toBe(1)
      keys$[end](undefined)
      expect(time.timers).toBe(0)
    }
  })

  test('when the first scan of a synchronous source was enough', () => {
    const time = virtualTime()
    const texts: string[] = []
    concat(from(keysOf(`${w1}\r${w2}\r${w2}`, 0)), NEVER)
      .pipe(decodeKeystrokes({ clock: time, scheduler: time.scheduler }), take(1), map(short))
      .subscribe((text) => texts.push(text))
    expect(texts).toStrictEqual([w1])
    expect(time.timers).toBe(0)
  })

  test('and it stops a synchronous source there', () => {
    const time = virtualTime()
    let pulled = 0
    const endless = (function* () {
      for (;;) {
        pulled += 1
        if (pulled > 1_000) throw new Error('not stopped')
        yield* keysOf(`${w1}\r`, 0)
      }
    })()
    from(endless)
      .pipe(decodeKeystrokes({ clock: time, scheduler: time.scheduler }), take(2))
      .subscribe()
    expect(pulled).toBe(3)
  })
})

describe('decodeKeystrokes with the machine’s own clock', () => {
  test('reads a scan at once', () => {
    const texts: string[] = []
    const subscription = of(...keysOf(`${w1}\r`, 0, performance.now()))
      .pipe(decodeKeystrokes(), map(short))
      .subscribe((text) => texts.push(text))
    subscription.unsubscribe()
    expect(texts).toStrictEqual([w1])
  })

  test('nothing comes of nothing, and an error of an error', () => {
    const errors: unknown[] = []
    NEVER.pipe(decodeKeystrokes()).subscribe().unsubscribe()
    throwError(() => 'broken')
      .pipe(decodeKeystrokes())
      .subscribe({ error: (error) => errors.push(error) })
    expect(errors).toStrictEqual(['broken'])
  })
})
