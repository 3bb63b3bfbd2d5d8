export interface Random {
  /** Evenly spread over [0, 1). */
  next(): number
  between(low: number, high: number): number
  /** One of 0 … count − 1. */
  below(count: number): number
  pick<T>(list: readonly T[]): T
  chance(share: number): boolean
}

/** The same numbers for the same name, for ever: an image must not change because another one was added. */
export function randomOf(name: string): Random {
  let state = hashOf(name)
  function next(): number {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    ...{ next, below },
    between: (low, high) => low + (high - low) * next(),
    pick: (list) => list[below(list.length)]!,
    chance: (share) => next() < share,
  }
}

/** An image's name, from which its numbers come. Another seed is another set of images of the same kinds; the first has none. */
export function imageId(family: string, index: number, seed = 1): string {
  return seed === 1 ? `${family}/${index}` : `${family}/${index} of set ${seed}`
}

/** FNV-1a, then stirred: names that differ in their last digit only must not begin alike. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
