import {
  AsyncSubject,
  concatAll,
  defer,
  finalize,
  map,
  Subscription,
  type Observable,
  type OperatorFunction,
} from 'rxjs'

/**
 * Starts a task for each value at once. Emits their results (at most one each) in the order of the values, not in
 * that of their completion. Unsubscribing releases the running tasks.
 */
export function settleInOrder<Value, Result>(
  start: (value: Value) => Observable<Result>,
): OperatorFunction<Value, Result> {
  return (values$) =>
    defer(() => {
      const running = new Subscription()
      return values$.pipe(
        map((value) => {
          const settled$ = new AsyncSubject<Result>()
          running.add(start(value).subscribe(settled$))
          return settled$
        }),
        concatAll(),
        finalize(() => running.unsubscribe()),
      )
    })
}
