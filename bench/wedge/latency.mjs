// How long each library keeps a scan: from the last key's stamp, and from the moment its own listener could run, to the
// scan's arrival at the caller; with nothing focused, and with a field, which some give back as it was. One library after the other, nothing beside it, 18 digits and Enter at 10 ms a key.
//
//   --scans N    of each library (default 100)
//   --only A,B   of paycode, point-of-sale, onscan, symbology
//   --write      into latency.md, too
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machineOf } from './browser/machine-of.mjs'
import { openStage } from './browser/open-stage.mjs'
import { pipeBrowser } from './browser/pipe-browser.mjs'
import { runTrace } from './browser/run-trace.mjs'
import { listContestants } from './contestants/list-contestants.mjs'
import { paymentCode } from './traces/made-up-codes.mjs'
import { seededRandom } from './traces/random.mjs'
import { writeScan } from './traces/scanners.mjs'
import { suffixes } from './traces/keys.mjs'
import { TraceWriter } from './traces/trace-writer.mjs'
import { inMs, quantile } from './verdict/statistics.mjs'

const { values } = parseArgs({
  options: {
    scans: { type: 'string', default: '100' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})

const scanner = { paceMs: 10, dwellMs: 4, layout: 'us', suffix: suffixes.enter }
const random = seededRandom(20_261_123)
const traces = Array.from({ length: Number(values.scans) }, (_, place) => {
  const writer = new TraceWriter()
  writeScan(writer, random, scanner, paymentCode(random))
  return { name: `scan ${place + 1}`, isFocused: place % 2 === 0, ...writer.end() }
})

const rows = []
const browser = await pipeBrowser()
for (const entry of listContestants(values.only?.split(','))) {
  const stage = await openStage(browser, entry)
  const { library, variants } = await stage.evaluate('({ ...bench })')
  for (const variant of Object.keys(variants)) rows.push(await measure(stage, library, variant))
}
await browser.close()

const head = [
  ...['', 'read', 'from the last key', 'from its listener, nothing focused'],
  ...['from its listener, a field focused', 'work on each event'],
]
const report = [
  '# How long a scan is kept',
  `${traces.length} scans of 18 digits and Enter, 10 ms a key. Median / 95 %, in ms; ${machineOf(browser)}.`,
  [head, ['---', ...head.slice(1).map(() => '--:')], ...rows].map(lineOf).join('\n'),
].join('\n\n')
console.log(report)
if (values.write) await writeFile(join(import.meta.dirname, 'latency.md'), `${report}\n`)

async function measure(stage, library, variant) {
  const scans = []
  const work = []
  for (const trace of traces) {
    const seen = await runTrace({
      ...{ browser, stage, variant, trace, isTimed: true },
      quietly: (play) => play(),
    })
    work.push(...seen.work)
    const [{ code, lastPress }] = trace.scans
    const scan = seen.results.find(({ text }) => text.trim() === code)
    if (scan === undefined) continue
    const { isFocused } = trace
    scans.push({ isFocused, ...scan, sinceStampMs: scan.at - seen.presses[lastPress].at })
  }
  const sinceKeyMs = (focused) =>
    scans.filter(({ isFocused }) => isFocused === focused).map((scan) => scan.sinceKeyMs)
  const sinceStampMs = scans.map((scan) => scan.sinceStampMs)
  const times = [sinceStampMs, sinceKeyMs(false), sinceKeyMs(true), work].map(medianAnd95)
  return [`${library}, ${variant}`, `${scans.length}/${traces.length}`, ...times]
}

function medianAnd95(list) {
  return list.length === 0 ? '–' : `${inMs(quantile(list, 0.5))} / ${inMs(quantile(list, 0.95))}`
}

function lineOf(cells) {
  return `| ${cells.join(' | ')} |`
}
