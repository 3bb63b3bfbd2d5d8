// Prints the twenty slowest suites as a table, the slowest first.
//
//   node checks/slowest-suites.mjs SUMMARY                    a file that jest --json --outputFile wrote
//   node checks/slowest-suites.mjs SUMMARY --before SUMMARY   with the times of an earlier run beside them
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { before: { type: 'string' } },
  allowPositionals: true,
})
const shown = 20

/** The suites of a run by their path from the repository's folder, with their seconds. A suite keeps its name when it joins the lab. */
function secondsOf(file) {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const root = commonFolder(testResults.map(({ name }) => name))
  return new Map(
    testResults.map(({ name, startTime, endTime }) => [
      relative(root, name).replace(/(\.lab)?\.test\.ts$/, ''),
      (endTime - startTime) / 1000,
    ]),
  )
}

function commonFolder([first = '', ...others]) {
  let folder = first
  do folder = folder.replace(/\/[^/]*$/, '')
  while (!others.every((name) => name.startsWith(`${folder}/`)))
  return folder
}

const total = (seconds) => [...seconds.values()].reduce((sum, one) => sum + one, 0)
const cell = (seconds) => (seconds === undefined ? '–' : `${seconds.toFixed(0)} s`)

const after = secondsOf(positionals[0])
const before = values.before === undefined ? undefined : secondsOf(values.before)
const slowest = [
  ...new Set(
    [...(before ?? []), ...after].toSorted(([, a], [, b]) => b - a).map(([suite]) => suite),
  ),
]
const runs = [before, after].filter(Boolean)
const row = (cells) => console.log(`| ${cells.join(' | ')} |`)

row(['suite', ...(before ? ['before', 'after'] : ['time'])])
row(['---', ...runs.map(() => '--:')])
for (const suite of slowest.slice(0, shown))
  row([`\`${suite}\``, ...runs.map((run) => cell(run.get(suite)))])
row([`all ${after.size} suites`, ...runs.map((run) => cell(total(run)))])
