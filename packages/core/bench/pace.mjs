// How often scanners and people are taken for each other, on generated ones: the tables of docs/pace.md. A terminal knows
// no more than when each key went down; a browser also tells when it came up. The same seed, the same tables.
import { decodeKeystrokes, isRejection, schedulerClock } from '@paycode/core'
import { Subject, VirtualTimeScheduler } from 'rxjs'

const sequences = 10_000
const digits = '134567890123456789'

/** mulberry32: small, seeded, good enough to draw gaps. */
function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const draw = random(20_261_122)
const between = (least, most) => least + draw() * (most - least)
/** A standard normal deviate (Box–Muller). */
const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

/** Scanners hold their pace within a fifth; a busy machine puts holes of up to 180 ms into some scans. */
function scannerGaps(leastMs, mostMs) {
  const paceMs = between(leastMs, mostMs)
  const stalls = draw() < 0.2 ? Math.ceil(draw() * 3) : 0
  const gaps = Array.from({ length: digits.length - 1 }, () => paceMs * between(0.8, 1.2))
  for (let stall = 0; stall < stalls; stall += 1) {
    gaps[Math.floor(draw() * gaps.length)] += between(20, 180)
  }
  return gaps
}

/** People's gaps are log-normal, with a spread of 0.25 (drilled) to 0.5 (ordinary) of the median. */
function handGaps(leastMs, mostMs) {
  const paceMs = between(leastMs, mostMs)
  const spread = between(0.25, 0.5)
  return Array.from({ length: digits.length - 1 }, () => paceMs * Math.exp(spread * normal()))
}

/** How long a scanner holds a key: its poll, or half its own pace at the most. */
const scannerDwellMs = (gapsMs) => Math.min(between(0.5, 20), Math.min(...gapsMs) / 2)
/** How long fingers do: log-normal around 60 to 110 ms. */
const handDwellMs = () => between(60, 110) * Math.exp(0.25 * normal())

/** What the decoder says of digits that arrive with these gaps, ended by Enter; with releases where `dwellMs` is given. */
function verdict(gapsMs, dwellMs) {
  const scheduler = new VirtualTimeScheduler()
  const keys$ = new Subject()
  const results = []
  keys$
    .pipe(decodeKeystrokes({ scheduler, clock: schedulerClock(scheduler) }))
    .subscribe((result) => results.push(isRejection(result) ? result.reason : 'scan'))
  let at = 0
  for (const [index, key] of [...digits, 'Enter'].entries()) {
    const due = at
    scheduler.schedule(() => keys$.next({ type: 'keydown', key, at: due }), due)
    const upAt = dwellMs === undefined ? undefined : due + Math.round(dwellMs())
    if (upAt !== undefined) {
      scheduler.schedule(() => keys$.next({ type: 'keyup', key, at: upAt }), upAt)
    }
    at += Math.round(gapsMs[index] ?? gapsMs[0])
  }
  scheduler.flush()
  return results.length === 1 ? results[0] : results.join('+') || 'nothing'
}

function share(name, makeScan, wanted) {
  const counts = new Map()
  for (let index = 0; index < sequences; index += 1) {
    const { gapsMs, dwellMs } = makeScan()
    const said = verdict(gapsMs, dwellMs)
    counts.set(said, (counts.get(said) ?? 0) + 1)
  }
  const wrong = sequences - (counts.get(wanted) ?? 0)
  const percent = ((wrong / sequences) * 100).toFixed(2)
  const others = [...counts].filter(([said]) => said !== wanted)
  const which = others.map(([said, count]) => `${count} ${said}`).join(', ') || 'none'
  console.log(`| ${name} | ${sequences} | ${percent} % | ${which} |`)
}

const scanners = [
  [1, 20],
  [20, 45],
  [45, 100],
]
const people = [
  [60, 90],
  [90, 130],
  [130, 180],
  [180, 250],
]

function table(title, withReleases) {
  console.log(`| ${title} | sequences | wrong | which |\n| --- | --: | --: | --- |`)
  for (const [least, most] of scanners) {
    const make = () => {
      const gapsMs = scannerGaps(least, most)
      const holdMs = scannerDwellMs(gapsMs)
      return { gapsMs, dwellMs: withReleases ? () => holdMs : undefined }
    }
    share(`scanner, ${least}–${most} ms a key`, make, 'scan')
  }
  for (const [least, most] of people) {
    const make = () => ({
      gapsMs: handGaps(least, most),
      dwellMs: withReleases ? handDwellMs : undefined,
    })
    share(`person, ${least}–${most} ms a key`, make, 'typed-by-hand')
  }
}

table('presses only (terminal)', false)
console.log()
table('presses and releases (browser)', true)
