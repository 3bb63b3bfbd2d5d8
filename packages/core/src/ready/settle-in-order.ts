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
 * Starts a task for each value at once and emits the tasks' results (one or none each) in the order of the values,
 * not of their ends. Unsubscribing releases the tasks that still run.
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
