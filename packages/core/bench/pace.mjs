// How often the rule of pace and evenness is wrong, on generated scanners and people: the table of docs/pace.md.
// A terminal knows no more than when each key arrived, so this is all the rule has there. The same seed, the same table.
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

/** What the decoder says of digits that arrive with these gaps, ended by Enter. */
function verdict(gapsMs) {
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
    at += Math.round(gapsMs[index] ?? gapsMs[0])
  }
  scheduler.flush()
  return results.length === 1 ? results[0] : results.join('+') || 'nothing'
}

function share(name, makeGaps, wanted) {
  const counts = new Map()
  for (let index = 0; index < sequences; index += 1) {
    const said = verdict(makeGaps())
    counts.set(said, (counts.get(said) ?? 0) + 1)
  }
  const wrong = sequences - (counts.get(wanted) ?? 0)
  const others = [...counts]
    .filter(([said]) => said !== wanted)
    .map(([said, count]) => `${count} ${said}`)
  console.log(
    `| ${name} | ${sequences} | ${((wrong / sequences) * 100).toFixed(2)} % | ${others.join(', ') || 'none'} |`,
  )
}

console.log('| who | sequences | wrong | which |\n| --- | --: | --: | --- |')
share('scanner, 1–20 ms a key', () => scannerGaps(1, 20), 'scan')
share('scanner, 20–45 ms', () => scannerGaps(20, 45), 'scan')
share('scanner, 45–100 ms', () => scannerGaps(45, 100), 'scan')
share('person, 60–90 ms a key', () => handGaps(60, 90), 'typed-by-hand')
share('person, 90–130 ms', () => handGaps(90, 130), 'typed-by-hand')
share('person, 130–180 ms', () => handGaps(130, 180), 'typed-by-hand')
share('person, 180–250 ms', () => handGaps(180, 250), 'typed-by-hand')
