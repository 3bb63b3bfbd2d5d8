import { needs, type Need } from './needs.ts'
import { verdictOnNeeds } from './verdict-on-needs.ts'

/**
 * `describe`, for a suite that needs something of the machine. Where it is missing the suite is skipped,
 * with one line that says how to get it; with `CI` or `PAYCODE_LAB=required` it fails. `PAYCODE_LAB=optional` skips in CI
 * as well.
 */
export function describeWith(required: readonly Need[], name: string, suite: () => void): void {
  const missing = required.filter((need) => needs[need].find() === undefined)
  const verdict = verdictOnNeeds(name, missing, process.env)
  if (verdict.kind === 'run') {
    describe(name, suite)
  } else if (verdict.kind === 'skip') {
    process.stderr.write(`${verdict.message}\n`)
    describe.skip(name, suite)
  } else {
    describe(name, () => {
      test('has what it needs', () => {
        throw new Error(verdict.message)
      })
    })
  }
}
