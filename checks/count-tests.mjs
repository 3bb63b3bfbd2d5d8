// Prints what jest counted, on one line, and ends with 1 unless every test ran and passed.
//
//   node checks/count-tests.mjs SUMMARY   the file that jest --json --outputFile wrote
import { readFileSync } from 'node:fs'

/** Without a summary the tests did not even start: one failure. */
function summaryIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { numRuntimeErrorTestSuites: 1 }
  }
}

const {
  numPassedTests: passed = 0,
  numFailedTests = 0,
  // A suite that does not load has no tests to count.
  numRuntimeErrorTestSuites = 0,
  numPendingTests = 0,
  numTodoTests = 0,
} = summaryIn(process.argv[2])

const failed = numFailedTests + numRuntimeErrorTestSuites
const skipped = numPendingTests + numTodoTests
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = passed > 0 && failed === 0 && skipped === 0 ? 0 : 1
