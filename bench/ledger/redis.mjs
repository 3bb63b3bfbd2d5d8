import { redisLedger } from '@paycode/ledger-redis'
import { findProgram } from '../../lab/find-program.ts'
import { startRedis } from '../../packages/ledger-redis/test/start-redis.ts'
import { pairs, rate } from './pairs.mjs'

/** The Redis ledger beside a bare `SET key 1 NX PX` through the same client; and what a claim costs in memory. */
export async function benchRedis({ forMs, count }) {
  if (findProgram('redis-server') === undefined) return []
  const redis = await startRedis()
  const client = await redis.client()
  const ledger = redisLedger(client, {
    ...{ merchant: 'bench', key: new Uint8Array(32).fill(7), timeoutMs: 60_000 },
  })
  const terms = { now: Date.now(), retainMs: 86_400_000 }
  let next = 0
  const name = () => String((next += 1)).padStart(64, '0')
  const bare = () => client.set(`paycode:{bare}:${name()}`, '1', 'PX', terms.retainMs, 'NX')
  const claim = () => ledger.claim([name()], terms)
  try {
    await claim()
    const results = []
    for (const callers of [1, 64]) {
      const pair = await pairs(
        count,
        () => rate(bare, { callers, forMs }),
        () => rate(claim, { callers, forMs }),
      )
      results.push({
        ...{ what: `Redis, ${callers} at once`, beside: `SET NX PX, ${callers}`, ...pair },
        // Alone, a claim carries the whole of its script: the faster the disk, the more of it shows.
        least: callers === 1 ? 0.75 : 0.85,
      })
    }
    const memory = await client.info('memory')
    const bytes = (field) => Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(memory)[1])
    const kept = bytes('used_memory') - bytes('used_memory_startup')
    const each = Math.round(kept / (await client.dbsize()))
    return [...results, { note: `${each} bytes of Redis memory a claim` }]
  } finally {
    await ledger.close()
    await redis.stop()
  }
}
