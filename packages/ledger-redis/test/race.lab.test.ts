import { setTimeout as delay } from 'node:timers/promises'
import { describeWith } from '../../../lab/describe-with.ts'
import { redisLedger } from '../src/index.ts'
import { race } from './race.ts'
import { startRedis, type TestRedis } from './start-redis.ts'

jest.setTimeout(300_000)

const key = new Uint8Array(32).fill(7)
const terms = { now: 1_700_000_000_000, retainMs: 600_000 }

describeWith(['redis-server'], 'eight processes race for 10 000 codes', () => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  const options = () => ({ port: redis.port, processes: 8, count: 10_000 })

  test('each is claimed once', async () => {
    const results = await race({ ...options(), prefix: 'a' })
    const claimed = results.flatMap((one) => one.claimed)
    expect(new Set(claimed).size).toBe(10_000)
    expect(claimed).toHaveLength(10_000)
    expect(results.map(({ rejected }) => rejected)).toEqual(Array.from({ length: 8 }, () => 0))
  })

  test('while the server is killed and started again: none twice, none that was acknowledged is lost', async () => {
    let kills = 0
    let ranAtLastKill = false
    const results = await race({ ...options(), prefix: 'b', timeoutMs: 500 }, async (isRunning) => {
      for (; kills < 3; kills += 1) {
        await delay(400)
        ranAtLastKill = isRunning()
        await redis.kill()
        await delay(100)
        await redis.restart()
      }
    })
    const claimed = results.flatMap((one) => one.claimed)
    expect(kills).toBe(3)
    // Otherwise the server was killed after the last claim.
    expect(ranAtLastKill || results.some(({ rejected }) => rejected > 0)).toBe(true)
    expect(new Set(claimed).size).toBe(claimed.length)
    // Each claim was answered or rejected.
    for (const { claimed: mine, refused, rejected } of results) {
      expect(mine.length + refused + rejected).toBe(10_000)
    }
    const client = await redis.client()
    const ledger = redisLedger(client, { merchant: 'race', key, timeoutMs: 60_000 })
    // A thousand at a time: on a busy machine the last of all at once would wait too long.
    for (let from = 0; from < claimed.length; from += 1_000) {
      const some = claimed.slice(from, from + 1_000)
      const again = await Promise.all(some.map((name) => ledger.claim([name], terms)))
      expect(again.filter((answer) => answer === 'claimed')).toEqual([])
    }
    await ledger.close()
  })
})
