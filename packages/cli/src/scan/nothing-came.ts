import { debounceTime, filter, map, merge, type Observable } from 'rxjs'

/** At rest for so long, in ms: longer than a ledger may take to answer, which is 2 s. */
const restMs = 2_500

/**
 * Emits once where something was typed or scanned and nothing was shown for it: a few characters, a key held down, a code
 * that has just been scanned. It waits for a rest, so that it never becomes a flood.
 */
export const nothingCame = (
  activity$: Observable<unknown>,
  answers$: Observable<unknown>,
): Observable<unknown> =>
  merge(activity$.pipe(map(() => true)), answers$.pipe(map(() => false))).pipe(
    debounceTime(restMs),
    filter((isUnanswered) => isUnanswered),
  )
