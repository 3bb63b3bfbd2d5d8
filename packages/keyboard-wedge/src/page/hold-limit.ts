import { pace } from '@paycode/core/adapter'

/** When a held key went down and came up, in ms on the monotonic clock. */
export interface HeldPress {
  readonly at: number
  upAt?: number
}

/** A key that a finger is on is held at most this long, in ms. With the delays of timer and page, it reaches the page within 60 ms (D-105). */
const maxPersonMs = 50

/**
 * Until when keys that may begin a scan are held if no other key follows. A press that may be a finger's does not wait long
 * enough for a slow scanner. A press that was too short for a finger waits for the scanner's next key.
 */
export function heldUntil(presses: readonly HeldPress[]): number {
  const finger = presses.find((press, place) => !isLetGo(press, presses[place + 1]))
  if (finger) return finger.at + maxPersonMs
  return (presses.at(-1)?.at ?? 0) + pace.slowMs
}

/**
 * Whether no finger held the key: it was released too soon for a finger, or before a next key that follows fast. A person who
 * types that fast presses the next key before releasing the last.
 */
function isLetGo({ at, upAt }: HeldPress, next: HeldPress | undefined): boolean {
  if (upAt === undefined) return false
  if (upAt - at <= pace.briefMs) return true
  return next !== undefined && upAt <= next.at && next.at - at <= pace.fastMs
}
