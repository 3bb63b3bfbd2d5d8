import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The answers to a racer: the names that it claimed, and the numbers of refused and of rejected claims. */
export interface RaceResult {
  readonly claimed: readonly string[]
  readonly refused: number
  readonly rejected: number
}

/**
 * Lets processes race for all names of a prefix. `meanwhile` runs after their start, and can ask whether the race still
 * runs.
 */
export async function race(
  { port, processes, prefix, count, timeoutMs = 60_000 }: RaceOptions,
  meanwhile: (isRunning: () => boolean) => Promise<void> = async () => {},
): Promise<readonly RaceResult[]> {
  const racers = Array.from({ length: processes }, (_, seed) =>
    fork(join(__dirname, 'processes', 'racer.mjs'), [
      ...[String(port), prefix, String(count), String(seed), String(timeoutMs)],
    ]),
  )
  await Promise.all(racers.map((racer) => once(racer, 'message')))
  const results = racers.map(async (racer) => {
    const [answer] = (await once(racer, 'message')) as [RaceResult]
    return answer
  })
  for (const racer of racers) racer.send('go')
  let isRunning = true
  const all = Promise.all(results).finally(() => (isRunning = false))
  const [answers] = await Promise.all([all, meanwhile(() => isRunning)])
  return answers
}

interface RaceOptions {
  readonly port: number
  readonly processes: number
  readonly prefix: string
  readonly count: number
  /** Time limit of a claim, in ms. Default a minute, so that none rejects on a loaded machine. */
  readonly timeoutMs?: number
}
