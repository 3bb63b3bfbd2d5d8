import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Starts a process that rotates a ledger's key repeatedly; resolves to the number of rotations that succeeded. */
export async function startRotator(task: {
  readonly file: string
  readonly keyFile: string
  readonly times: number
}): Promise<number> {
  const child = fork(join(__dirname, 'rotator.mjs'), [JSON.stringify(task)], {
    execArgv: ['--no-warnings'],
  })
  const rotations = once(child, 'message').then(([times]) => Number(times))
  const gone = once(child, 'exit').then(() => Number.NaN)
  return Promise.race([rotations, gone])
}
