// Scans per second through readyCodes, beside the same loop in bare rxjs operators: a pattern, a Set and a promise
// for each code, with none of the rules. Rounds of both are interleaved; medians and their ratio are printed.
import { concatMap, distinct, filter, lastValueFrom, map, Subject, tap, toArray } from 'rxjs'
import { memoryLedger, readyCodes } from '@paycode/core'

const scansPerRound = 20_000
const rounds = 9
const millionScans = 1_000_000
const tenMillionLooks = 10_000_000
const scanEveryMs = 10

/** Clocks that the benchmark moves itself: it measures work, not waiting. */
function handClock() {
  let now = 0
  return { monotonic: () => now, wall: () => now, pass: (ms) => (now += ms) }
}

/** A scanner without a device. */
function pushInput() {
  const scans$ = new Subject()
  const source = { kind: 'serial', id: 'bench' }
  return {
    input: { ...source, scans$, rejections$: new Subject(), status$: new Subject() },
    scan: (text, receivedAt) => scans$.next({ text, source, receivedAt }),
    end() {
      this.input.rejections$.complete()
      scans$.complete()
    },
  }
}

let serial = 0
const nextCode = () => `13${String((serial += 1)).padStart(16, '0')}`

async function paycode(count) {
  const clock = handClock()
  const scanner = pushInput()
  const { outcomes$ } = readyCodes([scanner.input], {
    gate: 'always-armed',
    ledger: memoryLedger(),
    clock,
  })
  const ready = lastValueFrom(
    outcomes$.pipe(
      filter(({ status }) => status === 'ready'),
      map(({ code }) => code.take()),
      toArray(),
    ),
  )
  await feed(count, clock, (text, at) => scanner.scan(text, at))
  scanner.end()
  return (await ready).length
}

async function bareRxjs(count) {
  const clock = handClock()
  const texts$ = new Subject()
  const claims = new Map()
  const claim = async (text) => {
    if (claims.has(text)) return 'already-claimed'
    claims.set(text, clock.wall())
    return 'claimed'
  }
  const ready = lastValueFrom(
    texts$.pipe(
      filter((text) => /^1[0-5][0-9]{16}$/.test(text)),
      distinct(),
      concatMap(async (text) => ({ text, answer: await claim(text) })),
      filter(({ answer }) => answer === 'claimed'),
      map(({ text }) => text),
      toArray(),
    ),
  )
  await feed(count, clock, (text) => texts$.next(text))
  texts$.complete()
  return (await ready).length
}

/** Scans ten milliseconds apart on the hand clock; the ledger's answers get their turn now and then. */
async function feed(count, clock, scan) {
  for (let index = 0; index < count; index += 1) {
    clock.pass(scanEveryMs)
    scan(nextCode(), clock.wall())
    if (index % 8 === 7) await Promise.resolve()
  }
}

async function scansPerSecond(run) {
  const startedAt = performance.now()
  const ready = await run(scansPerRound)
  if (ready !== scansPerRound)
    throw new Error(`${run.name}: ${ready} of ${scansPerRound} were ready`)
  return scansPerRound / ((performance.now() - startedAt) / 1000)
}

/** Shows progress of long work on a screen. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${text}`)
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const thousands = (value) => Math.round(value).toLocaleString('en')

const ours = []
const theirs = []
await scansPerSecond(paycode)
await scansPerSecond(bareRxjs)
for (let round = 0; round < rounds; round += 1) {
  ours.push(await scansPerSecond(paycode))
  theirs.push(await scansPerSecond(bareRxjs))
  progress(`round ${round + 1} of ${rounds}`)
}
progress('')
const ratio = median(ours.map((speed, round) => speed / theirs[round]))
console.log(`readyCodes, memory ledger     ${thousands(median(ours)).padStart(9)} scans/s`)
console.log(`bare rxjs, no rules           ${thousands(median(theirs)).padStart(9)} scans/s`)
console.log(`ratio (median of ${rounds} pairs)             ${ratio.toFixed(3)}`)

// A million scans over almost three hours of till time, with claims kept for 15 minutes: the number of live entries
// stays constant.
const clock = handClock()
const scanner = pushInput()
const { outcomes$ } = readyCodes([scanner.input], {
  gate: 'always-armed',
  ledger: memoryLedger({ maxClaims: 100_000 }),
  retainMs: 15 * 60_000,
  clock,
})
let ready = 0
outcomes$.pipe(tap(({ status }) => (ready += status === 'ready' ? 1 : 0))).subscribe()
const heaps = []
for (let tenth = 1; tenth <= 10; tenth += 1) {
  await feed(millionScans / 10, clock, (text, at) => scanner.scan(text, at))
  globalThis.gc?.()
  heaps.push(process.memoryUsage().heapUsed / 1e6)
  progress(`${tenth}0 % of a million scans`)
}
progress('')
console.log(`a million scans               ${thousands(ready).padStart(9)} ready`)
console.log(`heap after each tenth, MB     ${heaps.map((heap) => heap.toFixed(0)).join(' ')}`)

// A phone that stays in a camera's view: ten million looks at one code are one scan, and no memory is retained.
const view = handClock()
const camera = pushInput()
let reports = 0
const looking = readyCodes([camera.input], {
  gate: 'always-armed',
  ledger: memoryLedger(),
  clock: view,
})
looking.outcomes$.subscribe(() => (reports += 1))
const shown = nextCode()
const looks = []
const startedAt = performance.now()
for (let tenth = 1; tenth <= 10; tenth += 1) {
  for (let look = 0; look < tenMillionLooks / 10; look += 1) {
    view.pass(1)
    camera.scan(shown, view.wall())
  }
  await Promise.resolve()
  globalThis.gc?.()
  looks.push(process.memoryUsage().heapUsed / 1e6)
  progress(`${tenth}0 % of ten million looks`)
}
progress('')
const lookUs = ((performance.now() - startedAt) * 1_000) / tenMillionLooks
console.log(
  `ten million looks at a code   ${thousands(reports).padStart(9)} reported, ${lookUs.toFixed(2)} µs a look`,
)
console.log(`heap after each tenth, MB     ${looks.map((heap) => heap.toFixed(1)).join(' ')}`)
