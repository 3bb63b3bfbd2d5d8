import { isPaymentShaped } from '../payment-shape.ts'
import { isLong, sampleKeys, tellsReleases } from './head-keys.ts'
import { isOutOfOrder, mayRoll } from './key-order.ts'
import { ascending, meanOf, medianOf, quantile } from './median.ts'
import { bunchMs, resolutionOf } from './rhythm.ts'
import { gapsOf, type TypedKey } from './typed-key.ts'

/** A second device shows itself within this many keys. */
const maxLookedAt = 64
/** An even scanner's gaps differ from its pace by no more than this share. */
const evenShare = 0.3
/** A key that comes right behind another may be one of two in a bunch, if there are more such. */
const maxBunches = 1
/** A key that goes down a second time within this share of the pace, before it came up, is on two keyboards, or bounces. */
const maxBounce = 0.5
/** Keys closer together than this, in ms, have one stamp. A coarse clock gives one to two keys of a quick scanner. */
const sameStampMs = 0.02
/**
 * A split gap and the two beside it take three gaps together. Where they take nearly four, one key only came early or late. So much of
 * the difference is kept for what stamps are rounded by, and the machine's delays.
 */
const maxSpan = 3.5
const roundings = 1.5
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
  const toEnd = [...gaps, endedAt - (first.at(-1)?.at ?? endedAt)]
  const isSplit = hasSplitGap(gaps) || hasSplitGap(toEnd)
  if (/^[0-9]+$/.test(text) && (isSplit || isTwoCodesInTurn(text))) return true
  if (!tellsReleases(first)) return false
  // A finger's, or a machine's that stood still while the scanner's first or last key was down.
  const isByHand = (place: number, others: readonly TypedKey[]): boolean =>
    isLong(keys, place, others, endedAt, now ?? endedAt)
  if (isByHand(0, first) || isByHand(keys.length - 1, first.slice(0, sampleKeys))) return true
  if (isBouncing(first, gaps)) return true
  const isRolling = mayRoll(first)
  return first.some((_, place) => isOutOfOrder(first, place, isRolling, endedAt, now))
}

/** A key went down again before it came up, as none of the others so soon. */
function isBouncing(keys: readonly TypedKey[], gaps: readonly number[]): boolean {
  const soonMs = maxBounce * medianOf(gaps)
  const soon = keys.filter((_, place) => (gaps[place] ?? Infinity) < soonMs)
  return soon.length > 0 && soon.every(({ isPressedAgain }) => isPressedAgain)
}

/** Several keys in a row at one end came as slowly as a person's: no machine makes so many holes there. */
function hasSlowEnd(gaps: readonly number[]): boolean {
  const leastMs = Math.max(minHandGapMs, minSlower * quantile(ascending(gaps), 0.25))
  return gaps.length > minSlow && gaps.slice(0, minSlow).every((gap) => gap > leastMs)
}

/** A gap that another key has come in the middle of, where all others are even: its two parts together are one gap. */
function hasSplitGap(gaps: readonly number[]): boolean {
  const paceMs = medianOf(gaps)
  const roundedMs = resolutionOf(gaps)
  const most = evenShare * paceMs + roundedMs
  const isUsual = (ms: number): boolean => Math.abs(ms - paceMs) <= most
  // The median of a few whole milliseconds is too coarse.
  const meanMs = meanOf(gaps.filter(isUsual))
  const maxSpanMs = maxSpan * meanMs - roundings * roundedMs
  const beside = (place: number): number => {
    const gap = gaps[place] ?? 0
    return isUsual(gap) ? gap : meanMs
  }
  let splits = 0
  let bunches = 0
  // The first key may have been late, or another's.
  const start = gaps.findIndex((gap) => isUsual(gap) || gap > paceMs)
  for (let place = isUsual(gaps[1] ?? 0) ? 1 : start; place < gaps.length; place += 1) {
    const gap = gaps[place] ?? 0
    if (isUsual(gap)) continue
    place += 1
    const next = gaps[place] ?? 0
    if (!isUsual(gap + next)) return false
    const spanMs = beside(place - 2) + gap + next + beside(place + 1)
    const shortMs = Math.min(gap, next)
    splits += Number(shortMs > sameStampMs && spanMs <= maxSpanMs)
    bunches += Number(shortMs <= bunchMs)
  }
  return splits > 0 && bunches <= maxBunches
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
