import { debounceTime, filter, map, merge, type Observable } from 'rxjs'

/** Quiet time after which the hint is shown, in ms. It is longer than the 2 s that a ledger may take to answer. */
const restMs = 2_500

/**
 * Emits once when something was typed or scanned and nothing was shown for it: a few characters, a key held down, a code
 * that was just scanned. It waits for a quiet time, so that the hint does not repeat quickly.
 */
export const nothingCame = (
  activity$: Observable<unknown>,
  answers$: Observable<unknown>,
): Observable<unknown> =>
  merge(activity$.pipe(map(() => true)), answers$.pipe(map(() => false))).pipe(
    debounceTime(restMs),
    filter((isUnanswered) => isUnanswered),
  )
