import { isPaymentShaped } from '../payment-shape.ts'
import { isLong, sampleKeys, hasReleases } from './head-keys.ts'
import { isOutOfOrder, mayRoll } from './key-order.ts'
import { ascending, meanOf, medianOf, quantile } from './median.ts'
import { bunchMs, resolutionOf } from './rhythm.ts'
import { gapsOf, type TypedKey } from './typed-key.ts'

/** Number of keys examined; a second device shows itself within them. */
const maxLookedAt = 64
/** Largest difference between an even scanner's gap and its pace, as a share of the pace. */
const maxEvenDifference = 0.3
/** Bunches up to which a short gap means a second device: with more, the machine delivers keys in pairs. */
const maxBunches = 1
/**
 * A key that goes down again within this share of the pace, before it came up, is pressed on two keyboards, or bounces.
 */
const bounceShare = 0.5
/**
 * Keys closer together than this, in ms, have the same stamp. A coarse clock gives one stamp to two keys of a fast
 * scanner.
 */
const maxSameStampMs = 0.02
/**
 * A split gap and the gaps on both sides of it take three gaps together. Where they take nearly four, one key only came
 * early or late. This much of the difference is reserved for the rounding of stamps and delays of the machine (D-119).
 */
const maxSpan = 3.5
const roundings = 1.5
/**
 * A person's keys are at least this far apart, in ms, and by this factor further than the scanner's. This many slow
 * gaps in a row are not holes.
 */
const minHandGapMs = 50
const minSlowFactor = 2.5
const minSlowGaps = 3

/** Whether keys at a scanner's pace were typed by two devices, or by a scanner with a finger's keys in between. */
export function isInterleaved(
  keys: readonly TypedKey[],
  text: string,
  endedAt: number,
  now?: number,
): boolean {
  const first = keys.slice(0, maxLookedAt)
  const gaps = gapsOf(first)
  if (hasSlowEnd(gaps) || hasSlowEnd(gaps.toReversed())) return true
  // Letters that need Shift have a pace of their own, so only digits are judged.
  const toEnd = [...gaps, endedAt - (first.at(-1)?.at ?? endedAt)]
  const isSplit = hasSplitGap(gaps) || hasSplitGap(toEnd)
  if (/^[0-9]+$/.test(text) && (isSplit || isTwoCodesInTurn(text))) return true
  if (!hasReleases(first)) return false
  // A finger's key. A machine that stood still while the scanner's first or last key was down makes the key long too.
  const isByHand = (place: number, others: readonly TypedKey[]): boolean =>
    isLong(keys, place, others, endedAt, now ?? endedAt)
  if (isByHand(0, first) || isByHand(keys.length - 1, first.slice(0, sampleKeys))) return true
  if (isBouncing(first, gaps)) return true
  const isRolling = mayRoll(first)
  return first.some((_, place) => isOutOfOrder(first, place, isRolling, endedAt, now))
}

/** Whether a key went down again before it came up, and no other keys are that close together. */
function isBouncing(keys: readonly TypedKey[], gaps: readonly number[]): boolean {
  const soonMs = bounceShare * medianOf(gaps)
  const soon = keys.filter((_, place) => (gaps[place] ?? Infinity) < soonMs)
  return soon.length > 0 && soon.every(({ isPressedAgain }) => isPressedAgain)
}

/** Several keys in a row at one end came as slowly as a person's: no machine makes that many holes there. */
function hasSlowEnd(gaps: readonly number[]): boolean {
  const minMs = Math.max(minHandGapMs, minSlowFactor * quantile(ascending(gaps), 0.25))
  return gaps.length > minSlowGaps && gaps.slice(0, minSlowGaps).every((gap) => gap > minMs)
}

/** Whether a key has split a gap where all others are even: its two parts together are one gap. */
function hasSplitGap(gaps: readonly number[]): boolean {
  const paceMs = medianOf(gaps)
  const roundedMs = resolutionOf(gaps)
  const max = maxEvenDifference * paceMs + roundedMs
  const isUsual = (ms: number): boolean => Math.abs(ms - paceMs) <= max
  // The median of a few whole milliseconds is too coarse, so the mean is used.
  const meanMs = meanOf(gaps.filter(isUsual))
  const maxSpanMs = maxSpan * meanMs - roundings * roundedMs
  const beside = (place: number): number => {
    const gap = gaps[place] ?? 0
    return isUsual(gap) ? gap : meanMs
  }
  let splits = 0
  let bunches = 0
  // The first key may have come late, or from another device.
  const start = gaps.findIndex((gap) => isUsual(gap) || gap > paceMs)
  for (let place = isUsual(gaps[1] ?? 0) ? 1 : start; place < gaps.length; place += 1) {
    const gap = gaps[place] ?? 0
    if (isUsual(gap)) continue
    place += 1
    const next = gaps[place] ?? 0
    if (!isUsual(gap + next)) return false
    const spanMs = beside(place - 2) + gap + next + beside(place + 1)
    const shortMs = Math.min(gap, next)
    splits += Number(shortMs > maxSameStampMs && spanMs <= maxSpanMs)
    bunches += Number(shortMs <= bunchMs)
  }
  return splits > 0 && bunches <= maxBunches
}

/** Whether the text is two codes with their digits in turn. */
function isTwoCodesInTurn(text: string): boolean {
  const turn = (first: number): string =>
    Array.from(text)
      .filter((_, place) => place % 2 === first)
      .join('')
  const isTwice = text.slice(0, text.length / 2) === text.slice(text.length / 2)
  return !isTwice && isPaymentShaped(turn(0)) && isPaymentShaped(turn(1))
}
