// Prints what jest counted in all runs, on the last line; above it each test that failed or was tried again, and why. Ends
// with 1 unless every test ran and passed in each run; only the tests of the lab, `*.lab.test.ts`, may be skipped, and only in
// the run without the lab.
//
//   node checks/count-tests.mjs SUMMARY [--without-lab SUMMARY]   files that jest --json --outputFile wrote
import { readFileSync } from 'node:fs'
import { parseArgs, stripVTControlCharacters } from 'node:util'

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

const shownLines = 20
const isOfLibrary = (line) => /^\s*at .*node_modules/.test(line)

/** The beginning of a failure's text. It may quote a code: of longer numbers only the ends are shown. */
function reasonIn(message) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !isOfLibrary(line))
    .slice(0, shownLines)
  return lines
    .join('\n')
    .replaceAll(/\d{5,}/g, (digits) => `${digits.slice(0, 2)}…${digits.slice(-2)}`)
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
  const unloaded = testResults
    .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .map(({ name, message }) => ({ title: `Failed: ${name}`, reasons: [reasonIn(message)] }))
  const disturbed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, invocations = 1 }) => status === 'failed' || invocations > 1)
    .map(({ status, fullName, failureMessages = [], retryReasons = [] }) => ({
      title: `${status === 'failed' ? 'Failed' : 'Tried again'}: ${fullName}`,
      reasons: new Set([...retryReasons, ...failureMessages].map(reasonIn)),
    }))
  const failed = numFailedTests + numRuntimeErrorTestSuites
  return { passed: numPassedTests, failed, skipped, troubled: [...unloaded, ...disturbed] }
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
for (const { title, reasons } of runs.flatMap(({ troubled }) => troubled))
  console.log([title, ...reasons].join('\n'))
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)
const passed = sum(runs.map((run) => run.passed))
const failed = sum(runs.map((run) => run.failed))
const skipped = sum(runs.map((run) => run.skipped.length))
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
const isRun = runs.length > 0 && runs.every((run) => run.passed > 0)
process.exitCode = isRun && failed === 0 && wrongly.length === 0 ? 0 : 1
