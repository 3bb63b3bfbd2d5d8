const lastOf = new WeakMap<object, Promise<unknown>>()

/**
 * Runs a task after the earlier tasks with the same key, whether those fail or not. Two calls of `getUserMedia` at once ask
 * the person twice, and Safari mutes the track of the first.
 */
export function oneAtATime<T>(key: object, task: () => Promise<T>): Promise<T> {
  const last = lastOf.get(key)
  // The first task starts at once, within the click that may be what allows it.
  const mine = last ? last.then(task, task) : task()
  lastOf.set(key, mine)
  const forget = (): void => {
    if (lastOf.get(key) === mine) lastOf.delete(key)
  }
  mine.then(forget, forget)
  return mine
}
