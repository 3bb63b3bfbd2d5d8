import { medianOf } from './median.ts'
import { gapsOf, upAtOf, type TypedKey } from './typed-key.ts'

// In which order keys go down and come up: no delay of the machine changes it. One device lets go of its keys in their order, each
// before the next is down, or each before the one after that.

/** A scanner that may let go of a key after the next is down rests no longer than this share of its pace between keys. */
const maxRollingRest = 0.35

/** From each key's release to the next press, in ms; negative where it is still down then. */
export const restsOf = (keys: readonly TypedKey[]): number[] =>
  keys.slice(1).map(({ at }, place) => at - upAtOf(keys, place))

/** Whether the scanner may let go of a key after the next is down. */
export const mayRoll = (scanned: readonly TypedKey[]): boolean =>
  medianOf(restsOf(scanned)) <= maxRollingRest * medianOf(gapsOf(scanned))

/**
 * Whether a key was down while others came that its scanner sends behind it.
 * @param endedAt when the terminator came, behind the last of them.
 * @param now how long its release has been waited for.
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
