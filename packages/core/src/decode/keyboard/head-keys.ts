import { ascending, medianOf, quantile } from './median.ts'
import { isOutOfOrder, mayRoll, restsOf } from './key-order.ts'
import { isPlain, maxHoleMs } from './rhythm.ts'
import { dwellOf, dwellsOf, gapsOf, upAtOf, type TypedKey } from './typed-key.ts'

// A person may type an amount and then scan. What separates the two is how long keys are down; where releases are not
// reported, the rests between keys.

/** Number of keys at an end of a burst that show how its scanner types. */
export const sampleKeys = 8
/** Shortest scan after a head, in keys. */
const minTail = 6
/** A finger holds a key for longer than this, in ms, and for longer than the scanner's own slowest keys. */
const minFingerMs = 30
/** Where releases are not reported, keys closer together than this, in ms, come from a scanner. */
const handGapMs = 50
/** Shortest gap of a person who rolls from one key to the next, in ms. */
const rollGapMs = 20
/** Most keys in a row that a delay of the machine makes long. */
const maxDelays = 2
/**
 * Latest time at which a busy machine reports a release, in ms after the press: a key that was down for longer was
 * under a finger.
 */
const maxHeldUpMs = 42
/**
 * Time between a late release and the next press, in ms, above which a person paused: a busy machine delivers both when
 * it wakes up.
 */
const minHandRestMs = 60
/** Quantile of a scanner's gaps and rests that holes do not reach, even where two of eight have one. */
const usualQuantile = 0.7
/** Difference between equal times of one scanner, in ms. */
const slackMs = 2
/** Largest difference between a scanner's gap and its pace, as a share of the pace. */
const maxPaceDifference = 0.33
/**
 * Gaps in a head that differ from the pace. From this many on, a person typed them: with the rest after the head they
 * are three, and a scan has at most two holes.
 */
const minOddGaps = 2
/** Shortest rest after a head, in ms, where the tail may be a scan and the whole may not. */
const minRestMs = 150
/** Begins the scanner's AIM identifier; a person does not type it just before a scan. */
const aimStart = ']'

/** The time above which a key is under a finger, in ms, by how the scanner types these keys. */
export function fingerMsOf(scanned: readonly TypedKey[]): number {
  const longest = quantile(ascending(dwellsOf(scanned)), 0.85)
  return Math.max(minFingerMs, 1.2 * longest + 4)
}

/** Whether most keys have a reported release. */
export const hasReleases = (keys: readonly TypedKey[]): boolean =>
  2 * dwellsOf(keys).length > keys.length

/**
 * The places of keys that a finger pressed before a scanner's keys: down for long, and out of the scanner's order or
 * followed by a rest. A delay of the machine makes a key long too, but then the next key follows at once.
 */
export function fingersIn(keys: readonly TypedKey[], scanned: readonly TypedKey[]): number[] {
  const fingerMs = fingerMsOf(scanned)
  const rests = ascending(restsOf(scanned))
  const maxRestMs = quantile(rests, usualQuantile) + slackMs
  const isRolling = mayRoll(scanned)
  const long = keys.flatMap(({ at }, place) =>
    upAtOf(keys, place) - at >= fingerMs ? [place] : [],
  )
  const isSure = (place: number): boolean => {
    const [restMs = 0] = restsOf(keys.slice(place, place + 2))
    return isOutOfOrder(keys, place, isRolling) || restMs > Math.max(maxRestMs, minHandRestMs)
  }
  const head = long.filter((place, index) => place === index)
  // No machine delays this many keys in a row. Beside a finger's key, another long key comes from a finger too.
  const isHeadByHand = head.length > maxDelays || head.some(isSure)
  return long.filter((place) => isSure(place) || (isHeadByHand && place < head.length))
}

/**
 * Whether a key was down for longer than a busy machine holds it, and a standstill of the machine does not explain it.
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
  const maxGapMs = quantile(ascending(gapsOf(scanned)), usualQuantile) + slackMs
  const [at = 0, nextAt = endedAt] = keys.slice(place, place + 2).map((key) => key.at)
  const upAt = Math.min(upAtOf(keys, place), now)
  const hasOwnRest = nextAt - upAt > slackMs && nextAt - at > maxGapMs
  const isLate = upAt - at >= Math.max(maxHeldUpMs, fingerMsOf(scanned))
  return isLate && (hasOwnRest || upAt - endedAt > slackMs)
}

/** Number of keys at the start of a burst that a person typed just before the scanner began. */
export function headKeysOf(
  keys: readonly TypedKey[],
  isCode: (keys: readonly TypedKey[]) => boolean,
): number {
  const maxHead = keys.length - minTail
  if (maxHead < 1) return 0
  const scanned = keys.slice(-sampleKeys)
  const head = hasReleases(scanned)
    ? headByDwell(keys, scanned, maxHead) || headByShape(keys, scanned, isCode)
    : headByRests(keys, maxHead, isCode)
  return keys.slice(0, head).some(({ text }) => text === aimStart) ? 0 : head
}

function headByDwell(
  keys: readonly TypedKey[],
  scanned: readonly TypedKey[],
  maxHead: number,
): number {
  const usualMs = medianOf(dwellsOf(scanned))
  const fingers = fingersIn(keys.slice(0, maxHead + 1), scanned)
  const head = (fingers.at(-1) ?? -1) + 1
  const isByHand = (key: TypedKey, place: number): boolean =>
    fingers.includes(place) || (dwellOf(key) ?? 0) > 1.5 * usualMs + 2
  const isHead =
    head <= maxHead && 2 * fingers.length >= head && keys.slice(0, head).every(isByHand)
  return isHead ? head : 0
}

/**
 * One long first key may come from a finger, or from a machine that stood still while it was down. It is a finger's if
 * only the rest is a code.
 */
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
  maxHead: number,
  isCode: (keys: readonly TypedKey[]) => boolean,
): number {
  const gaps = gapsOf(keys)
  for (let head = 1; head <= maxHead; head += 1) {
    if (isPlain(gaps.slice(head)) && isRest(keys, head, isCode)) return head
  }
  return 0
}

/** Whether the keys before a place are a person's, by their rhythm and by the rest after them. */
function isRest(
  keys: readonly TypedKey[],
  head: number,
  isCode: (keys: readonly TypedKey[]) => boolean,
): boolean {
  const tail = keys.slice(head)
  const paceMs = medianOf(gapsOf(tail))
  const rest = gapBefore(keys, head)
  const gaps = gapsOf(keys.slice(0, head))
  if (rest < minRestMs || rest < 1.5 * paceMs) return false
  const isHole = (gap: number): boolean => gap <= maxHoleMs + 1.2 * paceMs
  const isByHand = ![rest, ...gaps].every(isHole)
  if (head <= 2 && !isByHand) return !isCode(keys) && isCode(tail)
  const isOdd = (gap: number): boolean => Math.abs(gap - paceMs) > maxPaceDifference * paceMs
  const odd = gaps.filter(isOdd)
  const quick = gaps.filter((gap) => gap < (isOdd(gap) ? rollGapMs : handGapMs))
  if (2 * quick.length > gaps.length) return false
  return isByHand || odd.length >= minOddGaps
}

/** The gap by stamps and by deliveries, whichever is smaller, because stamps may be rounded and deliveries delayed. */
function gapBefore(keys: readonly TypedKey[], place: number): number {
  const [before, key] = [keys[place - 1], keys[place]]
  if (!before || !key) return 0
  return Math.min(key.at - before.at, key.deliveredAt - before.deliveredAt)
}
