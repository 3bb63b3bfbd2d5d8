import { isPaymentShaped } from '../payment-shape.ts'
import { isLong, tellsReleases } from './head-keys.ts'
import { isOutOfOrder, mayRoll } from './key-order.ts'
import { medianOf } from './median.ts'
import { bunchMs, resolutionOf } from './rhythm.ts'
import { gapsOf, type TypedKey } from './typed-key.ts'

/** A second device shows itself within this many keys. */
const maxLookedAt = 64
/** An even scanner's gaps differ from its pace by no more than this share. */
const evenShare = 0.3
/** A person's keys are this far apart, in ms, and by this factor further than the scanner's; so many of them are no holes. */
const minHandGapMs = 50
const minSlower = 2.5
const minSlow = 3

/** Whether keys at a scanner's pace were typed by two devices, or by a scanner and a finger in the middle of it. */
export function isInterleaved(
  keys: readonly TypedKey[],
  text: string,
  endedAt: number,
  now?: number,
): boolean {
  const first = keys.slice(0, maxLookedAt)
  const gaps = gapsOf(first)
  if (hasSlowEnd(gaps) || hasSlowEnd(gaps.toReversed())) return true
  // Letters that need Shift come at a pace of their own.
  if (/^[0-9]+$/.test(text) && (hasSplitGap(gaps) || isTwoCodesInTurn(text))) return true
  if (!tellsReleases(first)) return false
  // A finger's, or a machine's that stood still while the scanner's first or last key was down.
  const ends = [0, keys.length - 1]
  if (ends.some((place) => isLong(keys, place, first, endedAt, now ?? endedAt))) return true
  const isRolling = mayRoll(first)
  return first.some((_, place) => isOutOfOrder(first, place, isRolling, endedAt, now))
}

/** Several keys in a row at one end came as slowly as a person's: no machine makes so many holes there. */
function hasSlowEnd(gaps: readonly number[]): boolean {
  const leastMs = Math.max(minHandGapMs, minSlower * medianOf(gaps))
  return gaps.length > minSlow && gaps.slice(0, minSlow).every((gap) => gap > leastMs)
}

/** A gap that another key has come in the middle of, where all others are even: its two parts together are one gap. */
function hasSplitGap(gaps: readonly number[]): boolean {
  const paceMs = medianOf(gaps)
  const most = evenShare * paceMs + resolutionOf(gaps)
  const isUsual = (ms: number): boolean => Math.abs(ms - paceMs) <= most
  let splits = 0
  for (let place = 0; place < gaps.length; place += 1) {
    const gap = gaps[place] ?? 0
    // The first key may have been late.
    if (isUsual(gap) || (place === 0 && gap < paceMs)) continue
    place += 1
    const next = gaps[place] ?? 0
    if (!isUsual(gap + next) || Math.min(gap, next) <= bunchMs) return false
    splits += 1
  }
  return splits > 0
}

/** Two codes, a digit of each in turn. */
function isTwoCodesInTurn(text: string): boolean {
  const turn = (first: number): string =>
    Array.from(text)
      .filter((_, place) => place % 2 === first)
      .join('')
  const isTwice = text.slice(0, text.length / 2) === text.slice(text.length / 2)
  return !isTwice && isPaymentShaped(turn(0)) && isPaymentShaped(turn(1))
}
