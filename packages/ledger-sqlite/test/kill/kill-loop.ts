import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Ledger } from '@paycode/core'

export interface KillOptions {
  readonly file: string
  /** Number of processes that are killed, one at a time, while the others go on. */
  readonly kills: number
  /** A random number from 0 to 1. It chooses moments and victims. */
  readonly random: () => number
  /** Opens the ledger for the check at the end. */
  readonly open: () => Ledger
}

export interface KillReport {
  readonly kills: number
  /** Codes whose claim was acknowledged to some process. */
  readonly acknowledged: number
  /** Codes that were given twice, to one process or to two. */
  readonly twice: readonly string[]
  /** Acknowledged codes that the ledger gave again after the last restart. */
  readonly lost: readonly string[]
  /** Errors of the processes. */
  readonly complaints: readonly string[]
}

const processes = 3
const codes = 2_000_003
const longestLifeMs = 250
const terms = { now: 1_700_000_000_000, retainMs: 86_400_000 }

/** Kills processes that share a ledger by SIGKILL at random moments; then it claims all acknowledged codes again. */
export async function killLoop({ file, kills, random, open }: KillOptions): Promise<KillReport> {
  const acknowledged: string[] = []
  const complaints: string[] = []
  const ends: Promise<unknown>[] = []

  async function start(): Promise<ChildProcess> {
    const seed = String(1 + Math.floor(random() * 1_000_000))
    const victim = spawn(
      process.execPath,
      ['--no-warnings', join(__dirname, 'victim.mjs'), file, seed, String(codes)],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    ends.push(once(victim, 'close'))
    const begun = new Promise<void>((resolve) => {
      createInterface(victim.stdout).on('line', (line) => {
        if (line === 'ready') resolve()
        // A line that the kill cut off does not count as acknowledged.
        else if (/^\d{18}$/.test(line)) acknowledged.push(line)
      })
      createInterface(victim.stderr).on('line', (line) => complaints.push(line))
    })
    await Promise.race([begun, once(victim, 'exit')])
    return victim
  }

  const victims = await Promise.all(Array.from({ length: processes }, start))
  for (let killed = 0; killed < kills; killed += 1) {
    await delay(random() * longestLifeMs)
    const place = Math.floor(random() * processes)
    victims[place]?.kill('SIGKILL')
    victims[place] = await start()
  }
  for (const victim of victims) victim.kill('SIGKILL')
  await Promise.all(ends)

  const seen = new Set<string>()
  const twice = acknowledged.filter((code) => seen.size === seen.add(code).size)
  return {
    ...{ kills: kills + processes, acknowledged: acknowledged.length, twice, complaints },
    lost: await lostOf(seen, open()),
  }
}

async function lostOf(codesToAsk: ReadonlySet<string>, ledger: Ledger): Promise<string[]> {
  const asked = [...codesToAsk]
  const answers = await Promise.all(
    asked.map((code) => ledger.claim(ledger.fingerprinter?.fingerprints(code) ?? [code], terms)),
  )
  await ledger.close()
  return asked.filter((_, index) => answers[index] === 'claimed')
}
