// Prints what jest counted in all runs, on one line. Ends with 1 unless every test ran and passed in each run; only the tests
// of the lab, `*.lab.test.ts`, may be skipped, and only in the run without the lab.
//
//   node checks/count-tests.mjs SUMMARY [--without-lab SUMMARY]   files that jest --json --outputFile wrote
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { 'without-lab': { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
})

/** Without a summary the tests did not even start: one failure. */
function summaryIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { numRuntimeErrorTestSuites: 1 }
  }
}

function countsOf(file) {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    // A suite that does not load has no tests to count.
    numRuntimeErrorTestSuites = 0,
    testResults = [],
  } = summaryIn(file)
  const skipped = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => ({ name, fullName })),
  )
  const triedAgain = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ invocations = 1 }) => invocations > 1)
      .map(({ fullName, invocations }) => `${fullName} (${invocations} times)`),
  )
  const failed = numFailedTests + numRuntimeErrorTestSuites
  return { passed: numPassedTests, failed, skipped, triedAgain }
}

const required = positionals.map(countsOf)
const withoutLab = values['without-lab'].map(countsOf)
const wrongly = [
  ...required.flatMap(({ skipped }) => skipped),
  ...withoutLab
    .flatMap(({ skipped }) => skipped)
    .filter(({ name }) => !name.endsWith('.lab.test.ts')),
]
for (const { name, fullName } of wrongly)
  console.log(`Skipped, and must not be: ${name}: ${fullName}`)

const runs = [...required, ...withoutLab]
for (const test of runs.flatMap(({ triedAgain }) => triedAgain)) console.log(`Tried again: ${test}`)
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)
const passed = sum(runs.map((run) => run.passed))
const failed = sum(runs.map((run) => run.failed))
const skipped = sum(runs.map((run) => run.skipped.length))
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
const isRun = runs.length > 0 && runs.every((run) => run.passed > 0)
process.exitCode = isRun && failed === 0 && wrongly.length === 0 ? 0 : 1
