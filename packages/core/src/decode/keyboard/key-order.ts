import { medianOf } from './median.ts'
import { gapsOf, upAtOf, type TypedKey } from './typed-key.ts'

// The order in which keys go down and come up, which no delay of the machine changes. One device releases its keys in
// their order: each before the next is down, or each before the one after that.

/** Rest between keys, as a share of the pace, up to which a scanner may release a key after the next is down. */
const maxRollingRest = 0.35

/** Time from each key's release to the next press, in ms; negative where the key is still down then. */
export const restsOf = (keys: readonly TypedKey[]): number[] =>
  keys.slice(1).map(({ at }, place) => at - upAtOf(keys, place))

/** Whether the scanner may release a key after the next is down. */
export const mayRoll = (scanned: readonly TypedKey[]): boolean =>
  medianOf(restsOf(scanned)) <= maxRollingRest * medianOf(gapsOf(scanned))

/**
 * Whether a key was down while keys came that its scanner sends only after its release.
 * @param endedAt when the terminator came, after the last key.
 * @param now until when its release was waited for.
 */
export function isOutOfOrder(
  keys: readonly TypedKey[],
  place: number,
  isRolling: boolean,
  endedAt: number = Number.POSITIVE_INFINITY,
  now: number = Number.POSITIVE_INFINITY,
): boolean {
  const upAt = upAtOf(keys, place)
  const pressedAt = (next: number): number => keys[next]?.at ?? (next > keys.length ? now : endedAt)
  if (upAt <= pressedAt(place + 1)) return false
  return !isRolling || upAt > pressedAt(place + 2) || upAt > upAtOf(keys, place + 1)
}
