import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const program = [process.execPath, '--no-warnings', join(__dirname, 'fill-disk.mjs')]

/** Runs fill-disk.mjs inside a shell script that limits the disk, and returns the report that it printed. */
export function runFillDisk(script: string, where: string): unknown {
  const { stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', where, ...program], {
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

/** The report when the disk ends the claims with this error. */
export const refusedWith = (code: string): object => ({
  claimed: expect.any(Number),
  claimedTwice: 0,
  refusal: { name: 'LedgerError', code, cure: expect.stringMatching(/disk/) },
})
