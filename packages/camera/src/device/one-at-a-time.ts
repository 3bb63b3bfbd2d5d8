const lastOf = new WeakMap<object, Promise<unknown>>()

/**
 * Runs a task after those before it that have the same key, whether they fail or not. Two `getUserMedia` at once confuse
 * Safari, which mutes the first one's track, and ask a person twice.
 */
export function oneAtATime<T>(key: object, task: () => Promise<T>): Promise<T> {
  const last = lastOf.get(key)
  // With nobody before it, it begins at once, within a click that may be what allows it.
  const mine = last ? last.then(task, task) : task()
  lastOf.set(key, mine)
  const forget = (): void => {
    if (lastOf.get(key) === mine) lastOf.delete(key)
  }
  mine.then(forget, forget)
  return mine
}
