import { Observable, Subject, Subscription, type MonoTypeOperatorFunction } from 'rxjs'

/**
 * One subscription to the source for all subscribers, from the first to the last. After that, or when the source ends,
 * the next subscriber opens it again. It is rxjs's `share()` without the 2 kB (of a page's 15) that convert promises
 * and iterables (D-033).
 */
export const shareOpen =
  <T>(): MonoTypeOperatorFunction<T> =>
  (source$) => {
    let shared: { readonly to: Subject<T>; readonly opened: Subscription } | undefined
    return new Observable((subscriber) => {
      const isFirst = shared === undefined
      const mine = (shared ??= { to: new Subject(), opened: new Subscription() })
      const forget = (): void => {
        if (shared === mine) shared = undefined
      }
      subscriber.add(mine.to.subscribe(subscriber))
      subscriber.add(() => {
        if (mine.to.observed) return
        forget()
        mine.opened.unsubscribe()
      })
      if (!isFirst) return
      mine.opened.add(
        source$.subscribe({
          next: (value) => mine.to.next(value),
          error: (error: unknown) => {
            forget()
            mine.to.error(error)
          },
          complete: () => {
            forget()
            mine.to.complete()
          },
        }),
      )
    })
  }
