import { medianOf } from './median.ts'
import { gapsOf, type TypedKey } from './typed-key.ts'

/** Keys that come within this time (ms) were delivered in one bunch. */
export const bunchMs = 1
/** Bunches come this many times as far apart as the keys in them. */
const leastWaits = 3
/** What stamps are rounded by, in ms: a whole one, or as finely as a browser tells them. */
const roundedMs = 1
const fineMs = 0.1

/** A gap shorter than this share of the pace comes from another device; a gap longer than that share is a hole. */
const shortest = 0.2
const longest = 1.5

/** A key that comes so much sooner than at the pace is early; real scanners differ by less, keys behind a late one excepted. */
const early = 0.6
/** A key that came within this share of the pace was in time, so that the next one cannot be early for its lateness. */
const maxInTime = 1.2
/** A gap that differs by more than this share of the pace is unusual, and no more than this share of one scanner's gaps are. */
const evenShare = 0.35
const maxUneven = 0.2
/** A gap this many times as long, and by so much (ms), may part two rhythms. */
const late = 3
const lateMs = 5

/** Whether the key behind a gap came early. A machine may hold keys up, and then they come close together; it makes none early. */
function isEarly(gaps: readonly number[], place: number): boolean {
  const paceMs = medianOf(gaps)
  const gap = gaps[place] ?? paceMs
  return (
    gap < early * paceMs - resolutionOf(gaps) && (gaps[place - 1] ?? 0) <= maxInTime * paceMs + 1
  )
}

/**
 * Whether the rhythm is odd for one scanner, so that another may still be typing: a key came early or late,
 * or its two halves at two paces. Keys that come in even bunches are one scanner's. A terminator at `endedAt` may come late, not early.
 */
export function isOdd(keys: readonly TypedKey[], endedAt: number): boolean {
  const gaps = gapsOf(keys)
  if (isBunched(gaps)) return false
  const paceMs = medianOf(gaps)
  const toEnd = [...gaps, endedAt - (keys.at(-1)?.at ?? endedAt)]
  return (
    toEnd.some((_, place) => isEarly(toEnd, place)) ||
    isUneven(gaps) ||
    gaps.some((gap) => gap > late * paceMs && gap > paceMs + lateMs)
  )
}

/** Too many of them differ from the pace. */
function isUneven(gaps: readonly number[]): boolean {
  const paceMs = medianOf(gaps)
  const most = evenShare * paceMs + resolutionOf(gaps)
  const unusual = gaps.filter((gap) => Math.abs(gap - paceMs) > most)
  return unusual.length > maxUneven * gaps.length
}

/** No hole of a busy machine is longer than this, in ms. */
export const longestHoleMs = 180
/** It comes on top of the gap that would have been, which is no longer than so many of the usual ones. */
const breakGaps = 1.5

/**
 * Whether the scanner stopped in the middle for longer than a hole, and went on or began anew. A machine that stood still for as long
 * has a bunch of keys to deliver behind it.
 */
export function hasBreak(gaps: readonly number[], holeMs: number): boolean {
  const paceMs = medianOf(gaps)
  const isBreak = (gap: number, place: number): boolean =>
    gap > holeMs + breakGaps * paceMs &&
    (gaps[place + 1] ?? Infinity) > Math.max(bunchMs, early * paceMs)
  return gaps.some(isBreak)
}

/** Whether gaps are about equal, but for holes. */
export function isPlain(gaps: readonly number[]): boolean {
  const paceMs = medianOf(gaps)
  const leastMs = shortest * paceMs - resolutionOf(gaps)
  const isUsual = (gap: number | undefined): boolean =>
    gap !== undefined && gap >= leastMs && gap <= Math.max(longest * paceMs, paceMs + 12)
  const isHole = (gap: number, place: number): boolean =>
    gap > paceMs &&
    gap <= longestHoleMs + longest * paceMs &&
    [-3, -2, -1, 1, 2, 3].every((step) => isUsual(gaps[place + step]))
  return gaps.every((gap, place) => isUsual(gap) || isHole(gap, place))
}

/** Bunches of about equal size, the last one smaller perhaps, at an even rhythm. */
export function isBunched(gaps: readonly number[]): boolean {
  const waits = gaps.filter((gap) => gap > bunchMs)
  const places = gaps.flatMap((gap, place) => (gap > bunchMs ? [place + 1] : []))
  const sizes = places.map((place, index) => place - (places[index - 1] ?? 0))
  const size = sizes[0] ?? gaps.length + 1
  const isEqual = sizes.every((one) => Math.abs(one - size) <= 1)
  const isLastSmaller = gaps.length + 1 - (places.at(-1) ?? 0) <= size + 1
  return (
    size > 1 &&
    medianOf(waits) >= leastWaits * bunchMs &&
    isEqual &&
    isLastSmaller &&
    isPlain(waits)
  )
}

/** What times are rounded by, in ms. */
export const resolutionOf = (timesMs: readonly number[]): number =>
  timesMs.every((ms) => Math.abs(ms - Math.round(ms)) < 0.02) ? roundedMs : fineMs
