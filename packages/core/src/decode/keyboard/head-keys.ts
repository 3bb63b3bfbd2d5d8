import { ascending, medianOf, quantile } from './median.ts'
import { isOutOfOrder, mayRoll, restsOf } from './key-order.ts'
import { isPlain, longestHoleMs } from './rhythm.ts'
import { dwellOf, dwellsOf, gapsOf, upAtOf, type TypedKey } from './typed-key.ts'

// A person may type an amount, and scan. What parts the two is how long keys are down, and where that is not told, the rests.

/** This many keys at an end of a burst show how its scanner types. */
export const sampleKeys = 8
/** Fewer keys behind a head are no scan. */
const leastTail = 6
/** A finger is on a key for longer than this, in ms, and for longer than the scanner's own slowest. */
const leastFingerMs = 30
/** A source may report no releases: then keys closer together than this (ms) come from a scanner. */
const handGapMs = 50
/** A person who rolls from one key to the next needs this long, in ms. */
const rollGapMs = 20
/** No more keys in a row are down for long by a delay of the machine. */
const maxDelays = 2
/** A busy machine reports a release no later than this, in ms: a key that was down for longer was under a finger. */
const longDelayMs = 42
/** A busy machine that lets go of a key late gives the next one no later than this, in ms: it wakes up for both. */
const minHandRestMs = 60
/** So large a share of a scanner's gaps and rests has no hole in it, also where two of eight have. */
const usualShare = 0.7
/** Times of one scanner differ by this, in ms. */
const slackMs = 2
/** A scanner's gap differs from its pace by no more than this share. */
const paceShare = 0.33
/** A scan has at most two holes: the third gap that differs from its pace comes from a person. */
const leastOdd = 2
/** A shorter rest was one if the tail is what a scan may be and the whole is not; from here on, in ms. */
const shortestRestMs = 150
/** Nobody types it just before a scan: it begins the scanner's AIM identifier. */
const aimStart = ']'

/** How the scanner types whose keys these are: what is longer on a key is a finger. */
export function fingerMsOf(scanned: readonly TypedKey[]): number {
  const longest = quantile(ascending(dwellsOf(scanned)), 0.85)
  return Math.max(leastFingerMs, 1.2 * longest + 4)
}

/** Whether most keys' releases were told. */
export const tellsReleases = (keys: readonly TypedKey[]): boolean =>
  2 * dwellsOf(keys).length > keys.length

/**
 * The places of keys that a finger pressed in front of a scanner's: down for long, and out of the scanner's order, or with a rest
 * behind it. A delay of the machine makes a key long, too, but then the next one comes right behind it.
 */
export function fingersIn(keys: readonly TypedKey[], scanned: readonly TypedKey[]): number[] {
  const fingerMs = fingerMsOf(scanned)
  const rests = ascending(restsOf(scanned))
  const maxRestMs = quantile(rests, usualShare) + slackMs
  const isRolling = mayRoll(scanned)
  const long = keys.flatMap(({ at }, place) =>
    upAtOf(keys, place) - at >= fingerMs ? [place] : [],
  )
  const isSure = (place: number): boolean => {
    const [restMs = 0] = restsOf(keys.slice(place, place + 2))
    return isOutOfOrder(keys, place, isRolling) || restMs > Math.max(maxRestMs, minHandRestMs)
  }
  const head = long.filter((place, index) => place === index)
  // No machine delays so many keys in a row; and beside a finger's key a long one is a finger's, too.
  const isHeadByHand = head.length > maxDelays || head.some(isSure)
  return long.filter((place) => isSure(place) || (isHeadByHand && place < head.length))
}

/**
 * Whether a key was down for longer than a busy machine holds it, and no machine that stood still for a moment explains it.
 * @param endedAt when the terminator came.
 * @param now until when its release was waited for.
 */
export function isLong(
  keys: readonly TypedKey[],
  place: number,
  scanned: readonly TypedKey[],
  endedAt: number,
  now: number,
): boolean {
  const maxGapMs = quantile(ascending(gapsOf(scanned)), usualShare) + slackMs
  const [at = 0, nextAt = endedAt] = keys.slice(place, place + 2).map((key) => key.at)
  const upAt = Math.min(upAtOf(keys, place), now)
  const hasOwnRest = nextAt - upAt > slackMs && nextAt - at > maxGapMs
  const isLate = upAt - at >= Math.max(longDelayMs, fingerMsOf(scanned))
  return isLate && (hasOwnRest || upAt - endedAt > slackMs)
}

/** How many keys at the start of a burst a person typed just before the scanner began. */
export function headKeysOf(
  keys: readonly TypedKey[],
  isCode: (keys: readonly TypedKey[]) => boolean,
): number {
  const most = keys.length - leastTail
  if (most < 1) return 0
  const scanned = keys.slice(-sampleKeys)
  const head = tellsReleases(scanned)
    ? headByDwell(keys, scanned, most) || headByShape(keys, scanned, isCode)
    : headByRests(keys, most, isCode)
  return keys.slice(0, head).some(({ text }) => text === aimStart) ? 0 : head
}

function headByDwell(
  keys: readonly TypedKey[],
  scanned: readonly TypedKey[],
  most: number,
): number {
  const usualMs = medianOf(dwellsOf(scanned))
  const fingers = fingersIn(keys.slice(0, most + 1), scanned)
  const head = (fingers.at(-1) ?? -1) + 1
  const isByHand = (key: TypedKey, place: number): boolean =>
    fingers.includes(place) || (dwellOf(key) ?? 0) > 1.5 * usualMs + 2
  const isHead = head <= most && 2 * fingers.length >= head && keys.slice(0, head).every(isByHand)
  return isHead ? head : 0
}

/** A finger's key, or a machine's that stood still while it was down: a finger's, if only what is behind it is a code. */
function headByShape(
  keys: readonly TypedKey[],
  scanned: readonly TypedKey[],
  isCode: (keys: readonly TypedKey[]) => boolean,
): number {
  const isOpen = isLong(keys, 0, scanned, Infinity, Infinity)
  return isOpen && !isCode(keys) && isCode(keys.slice(1)) ? 1 : 0
}

function headByRests(
  keys: readonly TypedKey[],
  most: number,
  isCode: (keys: readonly TypedKey[]) => boolean,
): number {
  const gaps = gapsOf(keys)
  for (let head = 1; head <= most; head += 1) {
    if (isPlain(gaps.slice(head)) && isRest(keys, head, isCode)) return head
  }
  return 0
}

/** Whether what is before a place at the start of a burst is a person's, by its rhythm and by the rest behind it. */
function isRest(
  keys: readonly TypedKey[],
  head: number,
  isCode: (keys: readonly TypedKey[]) => boolean,
): boolean {
  const tail = keys.slice(head)
  const paceMs = medianOf(gapsOf(tail))
  const rest = gapBefore(keys, head)
  const gaps = gapsOf(keys.slice(0, head))
  if (rest < shortestRestMs || rest < 1.5 * paceMs) return false
  const isHole = (gap: number): boolean => gap <= longestHoleMs + 1.2 * paceMs
  const isByHand = ![rest, ...gaps].every(isHole)
  if (head <= 2 && !isByHand) return !isCode(keys) && isCode(tail)
  const isOdd = (gap: number): boolean => Math.abs(gap - paceMs) > paceShare * paceMs
  const odd = gaps.filter(isOdd)
  const quick = gaps.filter((gap) => gap < (isOdd(gap) ? rollGapMs : handGapMs))
  if (2 * quick.length > gaps.length) return false
  return isByHand || odd.length >= leastOdd
}

/** By the stamps and by the deliveries, since stamps may be rounded, and deliveries held up. */
function gapBefore(keys: readonly TypedKey[], place: number): number {
  const [before, key] = [keys[place - 1], keys[place]]
  if (!before || !key) return 0
  return Math.min(key.at - before.at, key.deliveredAt - before.deliveredAt)
}
