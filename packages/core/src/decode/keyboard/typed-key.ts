import { medianOf } from './median.ts'
import type { Oddity } from './stroke.ts'

/** What is known of how a text was typed. */
export interface Typing {
  readonly text: string
  /** Between characters, in ms. */
  readonly gapsMs: readonly number[]
  /** From press to release, in ms; fewer than characters, or none, where releases are not told. */
  readonly dwellsMs: readonly number[]
  /** During how many of them another key was pressed. */
  readonly overlaps: number
}

/** A character of a burst, and how its key was pressed. Times are ms on the monotonic clock. */
export interface TypedKey {
  readonly text: string
  /** The digit of the physical key, where it is a digit's. */
  readonly digit: string | undefined
  /** It typed the digit itself: then a symbol of another key is that symbol. */
  readonly isTypedDigit: boolean
  readonly oddity: Oddity | undefined
  /** By the device, and when it came to us. No key is earlier than the one before: with an input method stamps do go back. */
  readonly at: number
  readonly deliveredAt: number
  /** When it came up again; some sources tell no releases. */
  upAt?: number | undefined
  /** It went down again before it was told to have come up. */
  isPressedAgain?: boolean
}

/** From press to release, in ms. */
export const dwellOf = ({ at, upAt }: TypedKey): number | undefined =>
  upAt === undefined ? undefined : upAt - at

/**
 * When a key came up, in ms. Never, where that was not told; but a remote desktop tells equal neighbours as press, press, release, at
 * the scanner's pace.
 */
export function upAtOf(keys: readonly TypedKey[], place: number): number {
  const [key, next] = [keys[place], keys[place + 1]]
  if (!key?.isPressedAgain || key.upAt !== undefined || !next) return key?.upAt ?? Infinity
  return next.at - key.at <= 1.5 * medianOf(gapsOf(keys)) + 2 ? next.at : Infinity
}

export const gapsOf = (keys: readonly TypedKey[]): number[] =>
  keys.slice(1).map((key, place) => key.at - (keys[place]?.at ?? key.at))

/** Those that are known, in the keys' order. */
export const dwellsOf = (keys: readonly TypedKey[]): number[] =>
  keys.map(dwellOf).filter((dwellMs) => dwellMs !== undefined)

/** How some keys were typed that made `text`. */
export const typingOf = (keys: readonly TypedKey[], text: string): Typing => ({
  text,
  gapsMs: gapsOf(keys),
  dwellsMs: dwellsOf(keys),
  overlaps: keys.filter(({ upAt }, place) => (upAt ?? 0) > (keys[place + 1]?.at ?? Infinity))
    .length,
})
