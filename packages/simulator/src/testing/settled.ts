import { asyncScheduler } from 'rxjs'

/** Node's, which no timer of a test delays. Browsers have none. */
const setImmediate: unknown = Reflect.get(globalThis, 'setImmediate')

/** Resolves when every promise that can settle by now has settled. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else asyncScheduler.schedule(() => resolve())
  })
