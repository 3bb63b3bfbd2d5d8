import { medianOf } from './median.ts'
import type { Oddity } from './stroke.ts'

/** How a text was typed. */
export interface Typing {
  readonly text: string
  /** Times between characters, in ms. */
  readonly gapsMs: readonly number[]
  /** Times from press to release, in ms; fewer than characters where releases are not reported. */
  readonly dwellsMs: readonly number[]
  /** Number of keys that were still down when the next was pressed. */
  readonly overlaps: number
}

/** A character of a burst with the times of its key, in ms on the monotonic clock. */
export interface TypedKey {
  readonly text: string
  /** The digit on the physical key, if there is one. */
  readonly digit: string | undefined
  /** The key typed the digit itself. Then the layout has digits, and a symbol of another key is that symbol. */
  readonly isTypedDigit: boolean
  readonly oddity: Oddity | undefined
  /**
   * The device's time and the time of delivery. `at` is never before the previous key's, although stamps go back with
   * some input methods.
   */
  readonly at: number
  readonly deliveredAt: number
  /** When the key came up; some sources do not report releases. */
  upAt?: number | undefined
  /** It was pressed again before its release was reported. */
  isPressedAgain?: boolean
}

/** Time from press to release, in ms. */
export const dwellOf = ({ at, upAt }: TypedKey): number | undefined =>
  upAt === undefined ? undefined : upAt - at

/**
 * When a key came up, in ms. `Infinity` where the release was not reported, except that a remote desktop reports equal
 * neighbours as press, press, release, at the scanner's pace: there it is the next press.
 */
export function upAtOf(keys: readonly TypedKey[], place: number): number {
  const [key, next] = [keys[place], keys[place + 1]]
  if (!key?.isPressedAgain || key.upAt !== undefined || !next) return key?.upAt ?? Infinity
  return next.at - key.at <= 1.5 * medianOf(gapsOf(keys)) + 2 ? next.at : Infinity
}

export const gapsOf = (keys: readonly TypedKey[]): number[] =>
  keys.slice(1).map((key, place) => key.at - (keys[place]?.at ?? key.at))

/** The known dwells, in the keys' order. */
export const dwellsOf = (keys: readonly TypedKey[]): number[] =>
  keys.map(dwellOf).filter((dwellMs) => dwellMs !== undefined)

/** How the keys that make `text` were typed. */
export const typingOf = (keys: readonly TypedKey[], text: string): Typing => ({
  text,
  gapsMs: gapsOf(keys),
  dwellsMs: dwellsOf(keys),
  overlaps: keys.filter(({ upAt }, place) => (upAt ?? 0) > (keys[place + 1]?.at ?? Infinity))
    .length,
})
