import { setTimeout as delay } from 'node:timers/promises'
import type { LedgerStatus } from '@paycode/core'
import type { Redis } from 'ioredis'
import { describeWith } from '../../../lab/describe-with.ts'
import { redisLedger, type RedisLedgerOptions } from '../src/index.ts'
import { startRedis, type TestRedis } from './start-redis.ts'

jest.setTimeout(60_000)

const key = new Uint8Array(32).fill(7)
const otherKey = new Uint8Array(32).fill(8)
const code = '134579302432164181'
const marker = 'paycode:{m}:ledger'
const terms = { now: 1_700_000_000_000, retainMs: 600_000 }

interface Till {
  readonly ledger: ReturnType<typeof redisLedger>
  readonly statuses: LedgerStatus[]
  /** Claims the code. Resolves to the answer or the error's code, with the status's problem at that moment. */
  scan(digits?: string, retainMs?: number): Promise<readonly [answer: string, problem?: string]>
}

describeWith(['redis-server'], 'a store that changes under open tills', () => {
  let redis: TestRedis
  let admin: Redis
  const tills: Till[] = []

  async function till(options: Partial<RedisLedgerOptions> = {}): Promise<Till> {
    const ledger = redisLedger(await redis.client(), {
      ...{ merchant: 'm', key, timeoutMs: 10_000 },
      ...options,
    })
    const statuses: LedgerStatus[] = []
    ledger.status$.subscribe((status) => statuses.push(status))
    const one: Till = {
      ledger,
      statuses,
      async scan(digits = code, retainMs = terms.retainMs) {
        const names = ledger.fingerprinter.fingerprints(digits)
        const answer: string = await ledger
          .claim(names, { ...terms, retainMs })
          .catch(({ code: reason }: { code: string }) => reason)
        const problem = statuses.at(-1)?.problem?.code
        return problem === undefined ? [answer] : [answer, problem]
      },
    }
    tills.push(one)
    return one
  }

  beforeAll(async () => {
    redis = await startRedis()
    admin = await redis.client()
  })
  beforeEach(() => admin.flushall())
  afterEach(async () => {
    await Promise.all(tills.splice(0).map(({ ledger }) => ledger.close()))
  })
  afterAll(() => redis.stop())

  test('emptied under two tills: no code is claimed twice without a status that says so', async () => {
    const [first, second] = [await till(), await till()]
    expect(await first.scan()).toEqual(['claimed'])
    expect(await second.scan()).toEqual(['already-claimed'])
    await admin.flushall()
    expect(await second.scan()).toEqual(['claimed', 'was-cleared'])
    expect(await first.scan()).toEqual(['already-claimed', 'was-cleared'])
    expect(await admin.pttl(marker)).toBe(-1)
  })

  test('emptied while both claim at once: one has each code, and one ledger goes on', async () => {
    const both = [await till(), await till()]
    for (const one of both) await one.scan('130000000000000000')
    for (let round = 0; round < 20; round += 1) {
      await admin.flushall()
      const digits = String(130_000_000_000_000_001n + BigInt(round))
      const answers = await Promise.all(
        Array.from({ length: 64 }, (_, index) => both[index % 2]!.scan(digits)),
      )
      expect(answers.filter(([answer]) => answer === 'claimed')).toHaveLength(1)
      expect(answers.map(([, problem]) => problem)).toEqual(answers.map(() => 'was-cleared'))
    }
    for (const { statuses } of both) expect(statuses).toHaveLength(2)
  })

  test('replaced by another ledger of the same key, which goes on', async () => {
    const older = await till()
    await older.scan()
    await admin.flushall()
    const newer = await till()
    expect(await newer.scan('131122334455667788')).toEqual(['claimed'])
    const kept = await admin.get(marker)
    expect(await older.scan('130000000000000000')).toEqual(['claimed', 'was-cleared'])
    expect(await admin.get(marker)).toBe(kept)
    expect(await newer.scan('130000000000000000')).toEqual(['already-claimed'])
  })

  test('a till with another key never goes on beside the others, whoever comes first', async () => {
    const older = await till()
    await older.scan()
    await admin.flushall()
    const stranger = await till({ key: otherKey })
    expect(await stranger.scan()).toEqual(['claimed'])
    expect(await older.scan()).toEqual(['ledger-key', 'ledger-key'])
    await admin.flushall()
    expect(await older.scan()).toEqual(['claimed', 'was-cleared'])
    expect(await stranger.scan()).toEqual(['ledger-key', 'ledger-key'])
    expect(await (await till({ key: otherKey })).scan()).toEqual(['ledger-key', 'ledger-key'])
  })

  describe('while no till claims', () => {
    const until = async (isTrue: () => boolean | Promise<boolean>) => {
      while (!(await isTrue())) await delay(20)
    }
    const problemOf = ({ statuses }: Till) => statuses.at(-1)?.problem?.code
    const idleMs = 6_000

    test('an open till puts its marker back, and one with another key is refused', async () => {
      const older = await till()
      await older.scan()
      await admin.flushall()
      await until(async () => (await admin.exists(marker)) === 1)
      expect(problemOf(older)).toBe('was-cleared')
      expect(await (await till({ key: otherKey })).scan()).toEqual(['ledger-key', 'ledger-key'])
      expect(await older.scan()).toEqual(['claimed', 'was-cleared'])
    })

    test('a till with another key that was faster: the status says what to do, and it helps', async () => {
      const older = await till()
      await older.scan()
      await admin.flushall()
      const stranger = await till({ key: otherKey })
      expect(await stranger.scan()).toEqual(['claimed'])
      await until(() => problemOf(older) === 'ledger-key')
      expect(older.statuses.at(-1)?.problem?.words.en.cure).toContain(`delete the key ${marker}`)
      await stranger.ledger.close()
      await admin.del(marker)
      expect(await older.scan()).toEqual(['claimed', 'was-cleared'])
      expect(await (await till({ key: otherKey })).scan()).toEqual(['ledger-key', 'ledger-key'])
    })

    test('a till that was refused, or closed, puts none back', async () => {
      const [before, during] = [await till(), await till({ key: otherKey, previousKey: key })]
      for (const one of [before, during]) await one.scan()
      const after = await till({ key: otherKey })
      await after.scan('131122334455667788')
      // The key was removed in a rotation: the status does not blame a till with a wrong key.
      expect(await before.scan()).toEqual(['ledger-key', 'ledger-key'])
      expect(before.statuses.at(-1)?.problem?.words.en.cure).not.toContain('delete')
      for (const { ledger } of [during, after]) await ledger.close()
      const brief = await till({ key: otherKey })
      const [scanned] = await Promise.all([brief.scan(), brief.ledger.close()])
      expect(scanned).toEqual(['claimed'])
      await admin.flushall()
      await delay(idleMs)
      expect(await admin.exists(marker)).toBe(0)
    })

    test('a server that does not answer, and answers again, is said', async () => {
      const one = await till({ timeoutMs: 200 })
      await one.scan()
      await admin.call('CLIENT', 'PAUSE', String(idleMs), 'ALL')
      await until(() => problemOf(one) === 'ledger-unreachable')
      await until(() => problemOf(one) === undefined)
      expect(one.statuses.map(({ state }) => state)).toEqual(['open', 'unavailable', 'open'])
    })
  })

  test('a key that was taken away ends the till that has only that one', async () => {
    const before = await till()
    const during = await till({ key: otherKey, previousKey: key })
    expect(await before.scan()).toEqual(['claimed'])
    expect(await during.scan()).toEqual(['already-claimed'])
    expect(await before.scan()).toEqual(['already-claimed'])
    const after = await till({ key: otherKey })
    expect(await after.scan('131122334455667788')).toEqual(['claimed'])
    expect(await before.scan('131122334455667788')).toEqual(['ledger-key', 'ledger-key'])
    expect(await during.scan('131122334455667788')).toEqual(['already-claimed'])
  })

  test('a server that lost the latest claim of a till: every till says so, once', async () => {
    const both = [await till(), await till()]
    for (const one of both) await one.scan()
    const lost = '131122334455667788'
    const [name = ''] = both[0]!.ledger.fingerprinter.fingerprints(lost)
    expect(await both[0]!.scan(lost)).toEqual(['claimed'])
    await admin.del(`paycode:{m}:${name}`)
    expect(await both[0]!.scan()).toEqual(['already-claimed', 'was-cleared'])
    expect(await both[1]!.scan(lost)).toEqual(['claimed', 'was-cleared'])
    const kept = await admin.get(marker)
    for (let round = 0; round < 3; round += 1) {
      const digits = String(130_000_000_000_000_000n + BigInt(round))
      for (const one of both) await one.scan(digits)
    }
    expect(await admin.get(marker)).toBe(kept)
    expect(both.map(({ statuses }) => statuses.length)).toEqual([2, 2])
  })

  test('a latest claim that has lapsed is not lost', async () => {
    const one = await till()
    expect(await one.scan(code, 100)).toEqual(['claimed'])
    await delay(200)
    expect(await one.scan()).toEqual(['claimed'])
  })

  test('with WAIT', async () => {
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(redis.port)])
    try {
      while (!(await admin.info('replication')).includes('state=online')) await delay(20)
      const one = await till({ wait: { replicas: 1, timeoutMs: 5_000 } })
      expect(await one.scan()).toEqual(['claimed'])
      await admin.flushall()
      expect(await one.scan()).toEqual(['claimed', 'was-cleared'])
    } finally {
      await replica.stop()
    }
  })

  test('what was lost is said for a retention', async () => {
    const one = await till()
    await one.scan(code, 400)
    await admin.flushall()
    expect(await one.scan('131122334455667788', 400)).toEqual(['claimed', 'was-cleared'])
    await delay(400)
    expect(await one.scan()).toEqual(['claimed'])
  })

  describe('eviction', () => {
    const config = async (settings: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(settings)) await admin.config('SET', name, value)
    }
    afterEach(() => config({ maxmemory: '0', 'maxmemory-policy': 'noeviction' }))
    const infoCalls = async () =>
      Number(/cmdstat_info:calls=(\d+)/.exec(await admin.info('commandstats'))?.[1])

    /** After a fault its next claim looks at the server again. */
    async function trouble(one: Till) {
      await admin.call('CLIENT', 'PAUSE', '300', 'ALL')
      expect((await one.scan('130000000000000000'))[0]).toBe('ledger-unreachable')
      await admin.ping()
    }

    test('a policy that may evict is noticed within 10 s, by a claim', async () => {
      const one = await till()
      await one.scan()
      await config({ maxmemory: '100mb', 'maxmemory-policy': 'allkeys-lru' })
      const calls = await infoCalls()
      for (let round = 0; round < 100; round += 1)
        expect(await one.scan()).toEqual(['already-claimed'])
      // One more call: the test's own.
      expect(await infoCalls()).toBe(calls + 1)
      await delay(10_000)
      expect(await one.scan()).toEqual(['already-claimed', 'evicting'])
      expect(one.statuses.at(-1)).toEqual({
        state: 'open',
        problem: {
          code: 'evicting',
          words: expect.objectContaining({
            en: expect.objectContaining({ cure: expect.stringContaining('noeviction') as string }),
          }),
        },
      })
      expect(await (await till()).scan()).toEqual(['ledger-forgets', 'ledger-forgets'])
    })

    test('and after trouble; it ends with the policy, when nothing was evicted', async () => {
      const one = await till({ timeoutMs: 200 })
      await one.scan()
      await config({ maxmemory: '100mb', 'maxmemory-policy': 'allkeys-lru' })
      await trouble(one)
      expect(await one.scan()).toEqual(['already-claimed', 'evicting'])
      await config({ 'maxmemory-policy': 'noeviction' })
      await trouble(one)
      expect(await one.scan()).toEqual(['already-claimed'])
    })

    test('what was evicted is said for a retention, also when it evicts no more', async () => {
      const one = await till({ timeoutMs: 200 })
      await one.scan()
      await config({ maxmemory: '1', 'maxmemory-policy': 'volatile-ttl' })
      await admin.set('room', '1').catch(() => {})
      await config({ maxmemory: '0', 'maxmemory-policy': 'noeviction' })
      await trouble(one)
      expect(await one.scan(code, 1_000)).toEqual(['claimed', 'evicting'])
      await delay(1_000)
      expect(await one.scan()).toEqual(['claimed'])
      // A till that opens now has lost nothing, so it reports nothing.
      expect(await (await till()).scan()).toEqual(['already-claimed'])
    })

    test('a marker that is evicted: both are said', async () => {
      const one = await till()
      await one.scan()
      await config({ maxmemory: '1', 'maxmemory-policy': 'allkeys-lru' })
      await admin.set('room', '1').catch(() => {})
      await config({ maxmemory: '100mb' })
      expect(await one.scan()).toEqual(['claimed', 'evicting'])
      expect(one.statuses.map(({ problem }) => problem?.code)).toEqual([
        ...[undefined, 'was-cleared', 'evicting'],
      ])
    })
  })

  test('a server that was restarted without its claims', async () => {
    const forgetful = await startRedis(['--appendonly', 'no'])
    try {
      const open = async (one: Uint8Array) =>
        redisLedger(await forgetful.client(), { merchant: 'm', key: one, timeoutMs: 10_000 })
      const ledger = await open(key)
      const seen: unknown[] = []
      ledger.status$.subscribe(({ problem }) => seen.push(problem?.code))
      expect(await ledger.claim(['a'], terms)).toBe('claimed')
      await forgetful.kill()
      await forgetful.restart()
      expect(await ledger.claim(['a'], terms)).toBe('claimed')
      expect(seen).toEqual([undefined, 'not-durable', 'was-cleared'])
      await expect((await open(otherKey)).claim(['a'], terms)).rejects.toMatchObject({
        code: 'ledger-key',
      })
      await ledger.close()
    } finally {
      await forgetful.stop()
    }
  })

  test('a server that forgot the scripts gets them again', async () => {
    const one = await till()
    expect(await one.scan()).toEqual(['claimed'])
    await admin.script('FLUSH')
    expect(await one.scan()).toEqual(['already-claimed'])
  })

  test('something else under the name of the marker', async () => {
    await admin.lpush(marker, 'x')
    expect(await (await till()).scan()).toEqual(['ledger-damaged', 'ledger-damaged'])
  })

  test('no status and no marker reveals a code, a key or an address', async () => {
    const one = await till()
    await one.scan()
    const kept = await admin.get(marker)
    await admin.flushall()
    await one.scan()
    await admin.flushall()
    await (await till({ key: otherKey })).scan()
    await one.scan()
    const said = JSON.stringify(one.statuses)
    expect(said).toMatch(/was-cleared.*ledger-key/)
    const hex = Buffer.from(key).toString('hex')
    for (const secret of [code, hex, ...kept!.split(' '), String(redis.port)]) {
      expect(said).not.toContain(secret)
    }
    expect(kept).not.toContain(code)
    expect(kept).not.toContain(hex)
  })
})
