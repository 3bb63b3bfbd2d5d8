import { setTimeout as delay } from 'node:timers/promises'
import type { ClaimAnswer } from '@paycode/core/adapter'
import { ledgerContract } from '@paycode/simulator'
import type { Redis } from 'ioredis'
import { createClient } from 'redis'
import { describeWith } from '../../../lab/describe-with.ts'
import { redisLedger, type RedisClient } from '../src/index.ts'
import { race } from './race.ts'
import { startRedis, type TestRedis } from './start-redis.ts'

jest.setTimeout(60_000)

const key = new Uint8Array(32).fill(7)
const newKey = new Uint8Array(32).fill(8)
const strangeKey = new Uint8Array(32).fill(9)
/**
 * Time limit of a claim, in ms: longer than a busy disk delays a durable command. The test's server stays silent for longer
 * than two claims wait, and for less than a claim is retained.
 */
const timeoutMs = 800
const silentMs = 2_000

describeWith(['redis-server'], 'a ledger on a real server', () => {
  let redis: TestRedis
  let admin: Redis
  let ioredis: Redis
  const nodeRedis: { client?: RedisClient; stop?: () => void } = {}

  beforeAll(async () => {
    redis = await startRedis()
    admin = await redis.client()
    ioredis = await redis.client()
    const client = createClient({ socket: { port: redis.port, host: '127.0.0.1' } })
    client.on('error', () => {})
    await client.connect()
    nodeRedis.client = client
    nodeRedis.stop = () => client.destroy()
  })
  afterAll(async () => {
    nodeRedis.stop?.()
    await redis.stop()
  })

  const clients: readonly [name: string, client: () => RedisClient][] = [
    ['ioredis', () => ioredis],
    ['node-redis', () => nodeRedis.client!],
  ]
  describe.each(clients)('through %s', (_, client) => {
    const openWith = (keys: { key: Uint8Array; previousKey?: Uint8Array }) =>
      redisLedger(client(), { merchant: 'race', timeoutMs, ...keys })
    const open = () => openWith({ key })
    ledgerContract({
      test,
      open: async () => {
        await admin.flushall()
        return open()
      },
      reopen: open,
      otherKeys: {
        stranger: () => openWith({ key: strangeKey }),
        rotation: {
          both: () => openWith({ key: newKey, previousKey: key }),
          next: () => openWith({ key: newKey }),
        },
      },
      async claimElsewhere(fingerprint) {
        // 4 processes, each with 16 claims of the same name.
        const options = { port: redis.port, processes: 4, count: 16 }
        const results = await race({ ...options, prefix: `same:${fingerprint}` })
        return results.flatMap(({ claimed, refused }): ClaimAnswer[] => [
          ...claimed.map(() => 'claimed' as const),
          ...Array.from({ length: refused }, () => 'already-claimed' as const),
        ])
      },
      // The server answers no command for longer than a claim waits, or takes no writes until it may again.
      async breakStore() {
        await admin.call('CLIENT', 'PAUSE', String(silentMs), 'ALL')
        return async () => void (await admin.ping())
      },
      async stallStore() {
        await admin.call('CLIENT', 'PAUSE', String(silentMs), 'WRITE')
        return async () => void (await admin.call('CLIENT', 'UNPAUSE'))
      },
      ownClock: { retainMs: 3_000, pass: (ms) => delay(ms) },
    })
  })
})
