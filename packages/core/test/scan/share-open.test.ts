import { Observable, of, Subject, take } from 'rxjs'
import { shareOpen } from '../../src/scan/share-open.ts'

/** A device that counts how often it is opened and closed. */
function device() {
  const events$ = new Subject<number>()
  const seen = { opened: 0, closed: 0 }
  const open$ = new Observable<number>((subscriber) => {
    seen.opened += 1
    subscriber.add(events$.subscribe(subscriber))
    return () => {
      seen.closed += 1
    }
  })
  return { events$, seen, shared$: open$.pipe(shareOpen()) }
}

test('one device for all subscribers, from the first to the last', () => {
  const { events$, seen, shared$ } = device()
  const [first, second]: number[][] = [[], []]
  const one = shared$.subscribe((value) => first?.push(value))
  events$.next(1)
  const two = shared$.subscribe((value) => second?.push(value))
  events$.next(2)
  one.unsubscribe()
  events$.next(3)
  expect([first, second, { ...seen }]).toEqual([[1, 2], [2, 3], { opened: 1, closed: 0 }])
  two.unsubscribe()
  expect(seen).toEqual({ opened: 1, closed: 1 })
  shared$.subscribe().unsubscribe()
  expect(seen).toEqual({ opened: 2, closed: 2 })
})

test.each(['complete', 'error'] as const)('after %s it is opened again', (end) => {
  const fault = new Error('gone')
  let opened = 0
  const shared$ = new Observable<never>((subscriber) => {
    opened += 1
    subscriber[end](fault)
  }).pipe(shareOpen())
  const heard: unknown[] = []
  const listener = { error: (error: unknown) => heard.push(error), complete: () => heard.push(0) }
  shared$.subscribe(listener)
  shared$.subscribe(listener)
  const ending = end === 'error' ? fault : 0
  expect([opened, heard]).toEqual([2, [ending, ending]])
})

test('a subscriber that leaves at the first word leaves nothing open', () => {
  let closed = 0
  const shared$ = new Observable<number>((subscriber) => {
    subscriber.next(1)
    return () => {
      closed += 1
    }
  }).pipe(shareOpen())
  const heard: number[] = []
  shared$.pipe(take(1)).subscribe((value) => heard.push(value))
  expect([heard, closed]).toEqual([[1], 1])
})

test('what a source says at once is heard by the one who opens it', () => {
  const heard: number[] = []
  of(1, 2)
    .pipe(shareOpen())
    .subscribe((value) => heard.push(value))
  expect(heard).toEqual([1, 2])
})
