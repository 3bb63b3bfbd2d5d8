import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ClaimTerms } from '@paycode/core/adapter'

/** Another process that has the ledger open. */
export interface Claimer {
  readonly process: ChildProcess
  /** The process's fingerprints of a made-up code. */
  readonly fingerprints: readonly string[]
  /** Claims all names at the same moment; the answers, or the codes of errors, in order. */
  claim(names: readonly string[], terms: ClaimTerms): Promise<readonly string[]>
  stop(): Promise<void>
}

/** Starts a claimer, which ends with this process. It runs the built files, as `paycode` does, since they start fast. */
export async function startClaimer(file: string): Promise<Claimer> {
  const child = fork(join(__dirname, 'claimer.mjs'), [file], {
    execArgv: ['--no-warnings'],
  })
  const [fingerprints] = (await once(child, 'message')) as [readonly string[]]
  return {
    process: child,
    fingerprints,
    async claim(names, terms) {
      child.send({ names, terms })
      const [answers] = (await once(child, 'message')) as [readonly string[]]
      return answers
    },
    async stop() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
