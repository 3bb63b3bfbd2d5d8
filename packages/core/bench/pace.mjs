// How often scanners and people are taken for each other, on generated ones: the tables of docs/pace.md. A terminal knows
// no more than when each key went down; a browser also tells when it came up. The same seed, the same tables.
import { decodeKeystrokes, isRejection, schedulerClock } from '@paycode/core/adapter'
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

/** Keys one after the other from `startMs`: when each goes down, and comes up where `dwellMs` is given. */
function keysOf(text, gapsMs, dwellMs, startMs = 0) {
  let downAt = startMs
  return [...text].map((key, index) => {
    const at = Math.round(downAt)
    downAt += gapsMs[index] ?? gapsMs[0]
    return { key, at, upAt: dwellMs && at + Math.round(dwellMs()) }
  })
}

const enterAfter = (keys, gapMs) => ({ key: 'Enter', at: keys.at(-1).at + Math.round(gapMs) })

/** What the decoder says of keys. */
function verdict(keys) {
  const scheduler = new VirtualTimeScheduler()
  const keys$ = new Subject()
  const results = []
  keys$
    .pipe(decodeKeystrokes({ scheduler, clock: schedulerClock(scheduler) }))
    .subscribe((result) => {
      if (isRejection(result)) results.push(result.reason)
      else if ('text' in result) results.push(result.text === digits ? 'scan' : 'another text')
    })
  for (const { key, at, upAt } of keys) {
    scheduler.schedule(() => keys$.next({ type: 'keydown', key, at }), at)
    if (upAt !== undefined)
      scheduler.schedule(() => keys$.next({ type: 'keyup', key, at: upAt }), upAt)
  }
  scheduler.flush()
  return results.length === 1 ? results[0] : results.join('+') || 'nothing'
}

function share(name, makeKeys, wanted) {
  const counts = new Map()
  for (let index = 0; index < sequences; index += 1) {
    const said = verdict(makeKeys())
    counts.set(said, (counts.get(said) ?? 0) + 1)
  }
  const wrong = sequences - (counts.get(wanted) ?? 0)
  const percent = ((wrong / sequences) * 100).toFixed(2)
  const others = [...counts].filter(([said]) => said !== wanted).toSorted((a, b) => b[1] - a[1])
  const which = others.map(([said, count]) => `${count} ${said}`).join(', ') || 'none'
  console.log(`| ${name} | ${sequences} | ${percent} % | ${which} |`)
}

function scannedKeys(least, most, withReleases, startMs = 0) {
  const gapsMs = scannerGaps(least, most)
  const holdMs = scannerDwellMs(gapsMs)
  const keys = keysOf(digits, gapsMs, withReleases && (() => holdMs), startMs)
  return [...keys, enterAfter(keys, gapsMs[0])]
}

function typedKeys(least, most, withReleases, text = digits) {
  const gapsMs = handGaps(least, most)
  const keys = keysOf(text, gapsMs, withReleases && handDwellMs)
  return text === digits ? [...keys, enterAfter(keys, gapsMs[0])] : keys
}

/** A person types an amount or a word, and rests a moment; then somebody scans. */
function mixedKeys(least, most, withReleases) {
  const typed = Array.from({ length: Math.ceil(between(0, 8)) }, () => (draw() < 0.7 ? '5' : 'k'))
  const before = typedKeys(60, 250, withReleases, typed.join(''))
  const startMs = before.at(-1).at + between(least, most)
  return [...before, ...scannedKeys(1, 100, withReleases, startMs)]
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

const rests = [
  [50, 400],
  [400, 1_500],
]

function table(title, withReleases) {
  console.log(`| ${title} | sequences | wrong | which |\n| --- | --: | --: | --- |`)
  for (const [least, most] of scanners) {
    const make = () => scannedKeys(least, most, withReleases)
    share(`scanner, ${least}–${most} ms a key`, make, 'scan')
  }
  for (const [least, most] of people) {
    const make = () => typedKeys(least, most, withReleases)
    share(`person, ${least}–${most} ms a key`, make, 'typed-by-hand')
  }
  for (const [least, most] of rests) {
    const make = () => mixedKeys(least, most, withReleases)
    share(`1–8 typed keys, ${least}–${most} ms, a scan of 1–100 ms a key`, make, 'scan')
  }
}

table('presses only (terminal)', false)
console.log()
table('presses and releases (browser)', true)
