import { medianOf } from './median.ts'
import { gapsOf, type TypedKey } from './typed-key.ts'

/** Keys within this time, in ms, were delivered in one bunch. */
export const bunchMs = 1
/** Bunches are at least this many times as far apart as the keys in them. */
const minWaits = 3
/** Rounding of stamps, in ms: whole ones, or as fine as browsers report them. */
const roundedMs = 1
const fineMs = 0.1

/** Limits of a plain gap, as shares of the pace. A shorter gap comes from another device, a longer one is a hole. */
const minPlainGap = 0.2
const maxPlainGap = 1.5

/**
 * A key is early after a gap below this share of the pace. Real scanners differ by less, except for keys after a late
 * one.
 */
const earlyShare = 0.6
/** A key within this share of the pace was in time, so that the next one is not early because of its lateness. */
const maxInTime = 1.2
/**
 * A gap that differs by more than this share of the pace is unusual. At most this share of one scanner's gaps is
 * unusual.
 */
const maxEvenDifference = 0.35
const maxUneven = 0.2
/** A gap this many times as long as the pace, and longer by this time in ms, may separate two rhythms. */
const lateFactor = 3
const lateMs = 5

/**
 * Whether the key after a gap came early. A machine may delay keys, which then come close together, but it makes none
 * early.
 */
function isEarly(gaps: readonly number[], place: number): boolean {
  const paceMs = medianOf(gaps)
  const gap = gaps[place] ?? paceMs
  return (
    gap < earlyShare * paceMs - resolutionOf(gaps) &&
    (gaps[place - 1] ?? 0) <= maxInTime * paceMs + 1
  )
}

/**
 * Whether the rhythm is odd for one scanner, so that another may still be typing: a key came early or late, or too many
 * gaps differ from the pace. Keys in even bunches come from one scanner. A terminator at `endedAt` may come late, but
 * not early.
 */
export function isOdd(keys: readonly TypedKey[], endedAt: number): boolean {
  const gaps = gapsOf(keys)
  if (isBunched(gaps)) return false
  const paceMs = medianOf(gaps)
  const toEnd = [...gaps, endedAt - (keys.at(-1)?.at ?? endedAt)]
  return (
    toEnd.some((_, place) => isEarly(toEnd, place)) ||
    isUneven(gaps) ||
    gaps.some((gap) => gap > lateFactor * paceMs && gap > paceMs + lateMs)
  )
}

/** Whether too many gaps differ from the pace. */
function isUneven(gaps: readonly number[]): boolean {
  const paceMs = medianOf(gaps)
  const max = maxEvenDifference * paceMs + resolutionOf(gaps)
  const unusual = gaps.filter((gap) => Math.abs(gap - paceMs) > max)
  return unusual.length > maxUneven * gaps.length
}

/** Longest hole of a busy machine, in ms. */
export const maxHoleMs = 180
/** A hole comes on top of the usual gap, which is at most this many median gaps. */
const maxBreakGaps = 1.5

/**
 * Whether the scanner stopped in the middle for longer than a hole, and continued or began again. After a standstill of
 * the machine as long as that, a bunch of keys would follow at once.
 */
export function hasBreak(gaps: readonly number[], holeMs: number): boolean {
  const paceMs = medianOf(gaps)
  const isBreak = (gap: number, place: number): boolean =>
    gap > holeMs + maxBreakGaps * paceMs &&
    (gaps[place + 1] ?? Infinity) > Math.max(bunchMs, earlyShare * paceMs)
  return gaps.some(isBreak)
}

/** Whether gaps are about equal, except for holes. */
export function isPlain(gaps: readonly number[]): boolean {
  const paceMs = medianOf(gaps)
  const minMs = minPlainGap * paceMs - resolutionOf(gaps)
  const isUsual = (gap: number | undefined): boolean =>
    gap !== undefined && gap >= minMs && gap <= Math.max(maxPlainGap * paceMs, paceMs + 12)
  const isHole = (gap: number, place: number): boolean =>
    gap > paceMs &&
    gap <= maxHoleMs + maxPlainGap * paceMs &&
    [-3, -2, -1, 1, 2, 3].every((step) => isUsual(gaps[place + step]))
  return gaps.every((gap, place) => isUsual(gap) || isHole(gap, place))
}

/** Whether keys come in bunches of about equal size, the last one perhaps smaller, at an even rhythm. */
export function isBunched(gaps: readonly number[]): boolean {
  const waits = gaps.filter((gap) => gap > bunchMs)
  const places = gaps.flatMap((gap, place) => (gap > bunchMs ? [place + 1] : []))
  const sizes = places.map((place, index) => place - (places[index - 1] ?? 0))
  const size = sizes[0] ?? gaps.length + 1
  const isEqual = sizes.every((one) => Math.abs(one - size) <= 1)
  const isLastSmaller = gaps.length + 1 - (places.at(-1) ?? 0) <= size + 1
  return (
    size > 1 && medianOf(waits) >= minWaits * bunchMs && isEqual && isLastSmaller && isPlain(waits)
  )
}

/** The rounding of times, in ms. */
export const resolutionOf = (timesMs: readonly number[]): number =>
  timesMs.every((ms) => Math.abs(ms - Math.round(ms)) < 0.02) ? roundedMs : fineMs
