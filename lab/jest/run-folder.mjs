import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let outer

/** Gives a run of the tests a temporary folder of its own, which its workers and their child processes inherit. */
export function beginRun() {
  outer = process.env.TMPDIR
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'paycode-tests-'))
}

/** Removes the folder. A run that has left anything in it has failed. */
export function endRun() {
  const folder = process.env.TMPDIR
  if (outer === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = outer
  const left = readdirSync(folder)
  rmSync(folder, { recursive: true, force: true })
  if (left.length === 0) return
  process.stderr.write(
    `The tests left in the temporary folder: ${left.join(', ')}. Use temporaryFolder() of lab/, or remove them in afterAll.\n`,
  )
  process.exitCode = 1
}
