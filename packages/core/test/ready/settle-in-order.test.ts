import fc from 'fast-check'
import { EMPTY, map, NEVER, Subject, timer, type Observable, type OperatorFunction } from 'rxjs'
import { settleInOrder } from '../../src/ready/settle-in-order.ts'
import { inMarbles } from './support/in-marbles.ts'

/** Each task takes as long as its letter says. */
const after = (durations: Record<string, number>): OperatorFunction<string, string> =>
  settleInOrder((value) => timer(durations[value] ?? 0).pipe(map(() => value.toUpperCase())))

test('a later task that ends first waits for the earlier', () => {
  inMarbles(({ hot, expectObservable, expectSubscriptions }) => {
    const source = hot('  ab-----c---|  ')
    const expected = '    -----(AB)-----(C|)'
    const subscription = '^----------!  '
    expectObservable(source.pipe(after({ a: 5, b: 1, c: 7 }))).toBe(expected)
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('tasks run at the same time, not one after the other', () => {
  inMarbles(({ hot, expectObservable }) => {
    const source = hot('abc|     ')
    const expected = '  -----AB(C|)'
    expectObservable(source.pipe(after({ a: 5, b: 5, c: 5 }))).toBe(expected)
  })
})

test('a task without a result delays no other', () => {
  inMarbles(({ cold, hot, expectObservable }) => {
    const tasks: Record<string, Observable<string>> = {
      a: cold('---|'),
      b: cold('-b|'),
      c: EMPTY,
    }
    const source = hot('abc------|')
    const expected = '  ---b-----|'
    expectObservable(source.pipe(settleInOrder((value) => tasks[value] ?? NEVER))).toBe(expected)
  })
})

test('of more results than one the last counts', () => {
  inMarbles(({ cold, hot, expectObservable }) => {
    const source = hot('a----|')
    const expected = '  ---y-|'
    expectObservable(source.pipe(settleInOrder(() => cold('xy-|')))).toBe(expected)
  })
})

test('unsubscribing releases the source and the tasks that run', () => {
  inMarbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
    const task = cold('     ------x|   ')
    const source = hot('    ab---------')
    const unsubscribe = '   ---!       '
    const expected = '      -----------'
    expectObservable(source.pipe(settleInOrder(() => task)), unsubscribe).toBe(expected)
    expectSubscriptions(source.subscriptions).toBe('^--!')
    expectSubscriptions(task.subscriptions).toBe(['^--!', '-^-!'])
  })
})

test('an error of the source comes through at once and releases the tasks', () => {
  inMarbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
    const task = cold('  ------x|')
    const source = hot(' a--#    ')
    const expected = '   ---#    '
    expectObservable(source.pipe(settleInOrder(() => task))).toBe(expected)
    expectSubscriptions(task.subscriptions).toBe('^--!')
  })
})

test('a second subscriber has tasks of its own', () => {
  const values$ = new Subject<string>()
  const tasks: Subject<string>[] = []
  const settled$ = values$.pipe(
    settleInOrder(() => {
      const task = new Subject<string>()
      tasks.push(task)
      return task
    }),
  )
  const first = settled$.subscribe()
  const second = settled$.subscribe()
  values$.next('a')
  first.unsubscribe()
  expect(tasks.map((task) => task.observed)).toEqual([false, true])
  second.unsubscribe()
  expect(tasks.map((task) => task.observed)).toEqual([false, false])
})

test('whatever the order in which the tasks end, results keep the order of the values', () => {
  const ends = fc
    .nat({ max: 8 })
    .chain((count) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count }))
  fc.assert(
    fc.property(ends, (order) => {
      const values$ = new Subject<number>()
      const tasks = order.map(() => new Subject<number>())
      const seen: number[] = []
      const subscription = values$
        .pipe(settleInOrder((value) => tasks[value] ?? NEVER))
        .subscribe((result) => seen.push(result))
      for (const value of tasks.keys()) values$.next(value)
      order.forEach((ended, index) => {
        tasks[ended]?.next(ended)
        tasks[ended]?.complete()
        // All that ended so far, up to the first that has not.
        const done = new Set(order.slice(0, index + 1))
        const inLine = [...tasks.keys()].findIndex((value) => !done.has(value))
        expect(seen).toEqual([...tasks.keys()].slice(0, inLine < 0 ? undefined : inLine))
      })
      subscription.unsubscribe()
    }),
  )
})
