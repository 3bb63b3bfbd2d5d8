import { setTimeout as delay } from 'node:timers/promises'
import { redisLedger, type RedisClient, type RedisLedgerOptions } from '../../src/index.ts'
import { endPrimary, type EndOptions } from './end-primary.ts'
import type { Servers } from './servers.ts'

/** The result of a race of tills for the same codes while the primary dies. */
export interface Report {
  /** Codes whose claim was acknowledged to a till. */
  readonly claimed: number
  /** How many claims succeeded a second time, in the race or when all codes were claimed again after it. */
  readonly claimedTwice: number
  /** How many codes were claimed after a replica had taken over. */
  readonly claimedAfterwards: number
  readonly rejected: number
  /** The longest time without an answered claim, in ms. */
  readonly outageMs: number
  /** All distinct statuses of the tills. */
  readonly statuses: readonly string[]
}

export interface FailoverOptions extends EndOptions {
  readonly wait?: RedisLedgerOptions['wait']
  /** How long the tills race before the primary is ended, and again after a replica took over, in ms. */
  readonly raceMs: number
}

const tills = 4
const lanes = 8
const merchant = 'failover'
const key = new Uint8Array(32).fill(7)
const terms = { now: 1_700_000_000_000, retainMs: 3_600_000 }

/** Four tills claim the same codes, each eight at once, without knowledge of each other's claims. */
export async function raceOverFailover(
  servers: Servers,
  { raceMs, ...options }: FailoverOptions,
): Promise<Report> {
  const claimed: { readonly name: string; readonly at: number }[] = []
  const statuses = new Set<string>()
  let rejected = 0
  let isOver = false

  async function till(): Promise<void> {
    const { wait } = options
    const ledger = redisLedger(await servers.client(), {
      ...{ merchant, key, timeoutMs: 1_000, ...(wait && { wait }) },
    })
    ledger.status$.subscribe(({ problem }) => problem && statuses.add(problem.code))
    let next = 0
    const lane = async () => {
      while (!isOver) {
        const name = `code-${(next += 1)}`
        try {
          const answer = await ledger.claim([name], terms)
          if (answer === 'claimed') claimed.push({ name, at: performance.now() })
        } catch {
          rejected += 1
        }
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    await ledger.close()
  }

  const race = Promise.all(Array.from({ length: tills }, till))
  await delay(raceMs)
  await endPrimary(await servers.holder(`paycode:{${merchant}}:`), options)
  const tookOverAt = performance.now()
  const claimedBefore = claimed.length
  while (claimed.length === claimedBefore) await delay(20)
  await delay(raceMs)
  isOver = true
  await race

  const names = claimed.map(({ name }) => name)
  const again = await stillFree(await servers.client(), new Set(names))
  const times = claimed.map(({ at }) => at)
  return {
    claimed: new Set(names).size,
    claimedTwice: names.length + again.length - new Set(names).size,
    claimedAfterwards: times.filter((at) => at > tookOverAt).length,
    rejected,
    outageMs: Math.round(Math.max(0, ...times.slice(1).map((at, index) => at - times[index]!))),
    statuses: [...statuses].toSorted(),
  }
}

/** The names that a till could claim a second time. */
async function stillFree(client: RedisClient, names: ReadonlySet<string>): Promise<string[]> {
  const ledger = redisLedger(client, { merchant, key, timeoutMs: 60_000 })
  const answers = await Promise.all(
    [...names].map(async (name) =>
      (await ledger.claim([name], terms)) === 'claimed' ? [name] : [],
    ),
  )
  return answers.flat()
}
