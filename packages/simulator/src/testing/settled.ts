import { asyncScheduler } from 'rxjs'

/** Node's `setImmediate`, which a test's fake timers do not delay. Browsers do not have it. */
const setImmediate: unknown = Reflect.get(globalThis, 'setImmediate')

/** Resolves when every promise has settled that can settle without time passing. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else asyncScheduler.schedule(() => resolve())
  })
