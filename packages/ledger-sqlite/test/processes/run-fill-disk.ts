import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const program = [process.execPath, '--no-warnings', join(__dirname, 'fill-disk.mjs')]

/** Runs fill-disk.mjs in a shell script that limits the disk. @returns the report that it prints. */
export function runFillDisk(script: string, where: string): unknown {
  const { stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', where, ...program], {
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

/** The expected report when a full disk ends the claims with this error code. */
export const refusedWith = (code: string): object => ({
  claimed: expect.any(Number),
  claimedTwice: 0,
  refusal: { name: 'LedgerError', code, cure: expect.stringMatching(/disk/) },
})
