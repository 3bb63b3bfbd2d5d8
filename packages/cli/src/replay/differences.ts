/** A line that changed, was removed (only `was`) or was added (only `now`). */
export interface Difference {
  readonly was?: object
  readonly now?: object
}

/** After a difference, the next equal lines are searched within at most this many lines of each side. */
const maxAhead = 100

/** The differences between two lists of flat JSON objects, in order. The order of fields does not matter. */
export function* differences(
  before: readonly object[],
  after: readonly object[],
): Generator<Difference> {
  const [old, fresh] = [before.map(keyOf), after.map(keyOf)]
  let [at, place] = [0, 0]
  while (at < old.length || place < fresh.length) {
    const { gone, come } = nextEqual(old, at, fresh, place)
    for (let index = 0; index < Math.max(gone, come); index += 1) {
      yield {
        ...(index < gone && { was: before[at + index] }),
        ...(index < come && { now: after[place + index] }),
      }
    }
    at += gone + 1
    place += come + 1
  }
}

/** Number of lines on each side before the next equal ones. */
function nextEqual(old: readonly string[], at: number, fresh: readonly string[], place: number) {
  const left = old.length - at
  const right = fresh.length - place
  for (let distance = 0; distance <= Math.min(maxAhead, left + right); distance += 1) {
    for (let gone = Math.max(0, distance - right); gone <= Math.min(distance, left); gone += 1) {
      const come = distance - gone
      const isEqual = gone < left && come < right && old[at + gone] === fresh[place + come]
      if (isEqual) return { gone, come }
    }
  }
  return { gone: left, come: right }
}

const keyOf = (line: object): string =>
  JSON.stringify(Object.entries(line).toSorted(([a], [b]) => (a < b ? -1 : 1)))
