import { pace } from '@paycode/core/adapter'

/** When a key that is held back went down and came up, in ms on the monotonic clock. */
export interface HeldPress {
  readonly at: number
  upAt?: number
}

/** A person's key may be late by 60 ms: these, and what the timer and the page take (D-105). */
const maxPersonMs = 50

/**
 * Until when keys that may begin a scan are held, if no more come. A key that a finger may be on does not wait for a slow
 * scanner; one that no finger was on waits for the next.
 */
export function heldUntil(presses: readonly HeldPress[]): number {
  const finger = presses.find((press, place) => !isLetGo(press, presses[place + 1]))
  if (finger) return finger.at + maxPersonMs
  return (presses.at(-1)?.at ?? 0) + pace.slowMs
}

/** Too soon for a finger, or right before the next key: fingers that are so fast overlap. */
function isLetGo({ at, upAt }: HeldPress, next: HeldPress | undefined): boolean {
  if (upAt === undefined) return false
  if (upAt - at <= pace.briefMs) return true
  return next !== undefined && upAt <= next.at && next.at - at <= pace.fastMs
}
