// The keyboard wedge beside its rivals: the same keys, pressed in a real Chromium at the traces' own pace, to each
// library alone on its page.
//
//   --traces N      the first N of 500 (in mixed order)
//   --only A,B      of paycode, point-of-sale, onscan, symbology
//   --pages N       pages of each library that work side by side (default 2)
//   --failures      names on stderr each trace that did not go as it should, as a line of JSON
//   --write         into results.md, too
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { machineOf } from './browser/machine-of.mjs'
import { openStage } from './browser/open-stage.mjs'
import { pipeBrowser } from './browser/pipe-browser.mjs'
import { loadOf, playsAlone, quietGate } from './browser/quiet-gate.mjs'
import { runTrace } from './browser/run-trace.mjs'
import { listContestants, versionsOfLibraries } from './contestants/list-contestants.mjs'
import { generateTraces } from './traces/generate-traces.mjs'
import { readRecordings } from './traces/read-recordings.mjs'
import { gapErrorsMs } from './verdict/gap-errors.mjs'
import { reportOf } from './verdict/report.mjs'
import { Tally } from './verdict/tally.mjs'

/** A gap between two keys may differ from the trace's by at most this, in ms. Otherwise the run does not play that trace. */
const maxLateMs = 25
/** A run whose gaps differ more is repeated, at most this many times in all. */
const maxTimes = 12
/** A busy machine is given this much longer each time. */
const breatherMs = 500

const { values } = parseArgs({
  options: {
    traces: { type: 'string', default: '500' },
    only: { type: 'string' },
    pages: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
  },
})

const { recordings, leftOut } = await readRecordings()
const traces = [...recordings, ...generateTraces()].slice(0, Number(values.traces))
// Runs that need the machine for themselves come first, so that no other run waits for them.
const inOrder = [...traces.filter(playsAlone), ...traces.filter((trace) => !playsAlone(trace))]

const browser = await pipeBrowser()
const quietly = quietGate()
let done = 0
let replays = 0
let tooLate = 0
let contestants
try {
  contestants = await compete()
} finally {
  await browser.close()
}
progress('')

const report = reportOf({
  ...{ contestants, traces, recordings, leftOut, replays, tooLate },
  machine: machineOf(browser),
})
console.log(report)
if (values.write) await writeFile(join(import.meta.dirname, 'results.md'), report)

async function compete() {
  const versions = await versionsOfLibraries()
  const entries = listContestants(values.only?.split(','))
  const all = await Promise.all(entries.map((entry) => contestantsOf(entry, versions)))
  await Promise.all(all.flat().map((contestant, _, { length }) => runAll(contestant, length)))
  return all.flat()
}

/** One for each set of options of a library. */
async function contestantsOf(entry, versions) {
  const stage = await openStage(browser, entry)
  const { library, variants } = await stage.evaluate('({ ...bench })')
  const version = versions[library]
  return Object.entries(variants).map(([variant, { says }]) => ({
    ...{ entry, library, variant, says, tally: new Tally() },
    name:
      Object.keys(variants).length > 1
        ? `${basename(entry, '.mjs')}, ${variant}`
        : basename(entry, '.mjs'),
    version: version.startsWith('workspace') ? '' : version,
  }))
}

/** A contestant's pages take the traces off one list. */
async function runAll({ entry, variant, library, tally }, contestantCount) {
  const list = inOrder.values()
  const page = async () => {
    const stage = await openStage(browser, entry)
    for (const trace of list) {
      const seen = await playInTime({ browser, stage, variant, trace })
      const verdict = tally.add(trace, seen)
      if (values.failures) tellFailure({ library, variant, trace, verdict, seen })
      done += 1
      progress(`${done} of ${traces.length * contestantCount}`)
    }
  }
  await Promise.all(Array.from({ length: Number(values.pages) }, page))
}

/** Where this machine was late with a key, whatever came of it, the trace is played again. */
async function playInTime(run, time = 1) {
  const load = loadOf(run.trace)
  const seen = await runTrace({ ...run, quietly: (play) => quietly(load, play) })
  const isInTime = gapErrorsMs(run.trace, seen).every((errorMs) => errorMs <= maxLateMs)
  if (isInTime) return seen
  if (time === maxTimes) {
    tooLate += 1
    return seen
  }
  replays += 1
  await sleep(time * breatherMs)
  return playInTime(run, time + 1)
}

function tellFailure({ library, variant, trace, verdict, seen }) {
  const { scans, right, ...faults } = verdict
  if (right === scans && Object.values(faults).every((count) => count === 0)) return
  const shown = { ...seen, results: seen.results.map(({ text }) => text) }
  console.error(JSON.stringify({ library, variant, verdict, ...shown, trace }))
}

/** Long work shows that it lives, on a screen. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${text}`)
}
