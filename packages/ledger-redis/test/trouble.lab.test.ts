import { createServer, type Server, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { LedgerError, type LedgerStatus } from '@paycode/core'
import { Redis } from 'ioredis'
import { describeWith } from '../../../lab/describe-with.ts'
import { redisLedger, type RedisClient, type RedisLedgerOptions } from '../src/index.ts'
import { startRedis, type TestRedis } from './start-redis.ts'

jest.setTimeout(60_000)

const key = new Uint8Array(32).fill(7)
const otherKey = new Uint8Array(32).fill(8)
const code = '134579302432164181'
const terms = { now: 1_700_000_000_000, retainMs: 600_000 }

/** A client whose server answers as the test says. */
const answering = (reply: (command: string, ...args: string[]) => unknown): RedisClient => ({
  call: async (command, ...args) => reply(command, ...args),
})
const refusing = (message: string) =>
  answering(() => {
    throw new Error(message)
  })

const open = (client: RedisClient, options: Partial<RedisLedgerOptions> = {}) =>
  redisLedger(client, { merchant: 'm', key, timeoutMs: 10_000, ...options })

async function problemOf(client: RedisClient, options?: Partial<RedisLedgerOptions>) {
  const ledger = open(client, options)
  const error: unknown = await ledger.claim(['a'], terms).catch((fault: unknown) => fault)
  if (!(error instanceof LedgerError)) throw new Error(`no LedgerError, but ${String(error)}`)
  let status: LedgerStatus | undefined
  ledger.status$.subscribe((now) => (status = now))
  expect(status).toEqual({
    state: 'unavailable',
    problem: { code: error.code, words: error.words },
  })
  await ledger.close()
  return error.code
}

test.each([
  ['OOM command not allowed when used memory', 'ledger-full'],
  ["READONLY You can't write against a read only replica.", 'ledger-read-only'],
  ['NOAUTH Authentication required.', 'ledger-unreachable'],
  ['NOREPLICAS Not enough good replicas to write.', 'ledger-unreachable'],
  ['WRONGTYPE Operation against a key', 'ledger-damaged'],
  ['connect ECONNREFUSED', 'ledger-unreachable'],
])('%s is %s', async (message, expected) => {
  expect(await problemOf(refusing(message))).toBe(expected)
})

/** A server that reports no facts, accepts every marker, and answers claims as the test says. */
const claiming = (reply: unknown, others: (command: string) => unknown = () => 'OK') =>
  answering((command, _script, keys, ...rest) => {
    if (command !== 'EVALSHA') return others(command)
    return keys === '1' ? (rest[2] ?? '') : reply
  })

test.each(['QUEUED', 'OK', [], [1], [1, 1, 1], 1])(
  'an invalid answer rejects: %p',
  async (reply) => {
    expect(await problemOf(claiming(reply))).toBe('ledger-damaged')
    expect(await problemOf(answering(() => reply))).toBe('ledger-damaged')
  },
)

test('an error reveals no fingerprint and no address', async () => {
  const secret = 'f'.repeat(64)
  const ledger = open(refusing(`connect ECONNREFUSED redis://:password@host SET ${secret}`))
  const error: unknown = await ledger.claim([secret], terms).catch((fault: unknown) => fault)
  const { inspect } = await import('node:util')
  expect(inspect(error)).not.toContain(secret)
  expect(inspect(error)).not.toContain('password')
})

describe('WAIT', () => {
  /** A server with one replica, and a client whose n-th `CLIENT ID` answers `ids[n]`. */
  const connected = (ids: readonly number[], kept = 1, answers = [1, 1]): RedisClient => {
    let looks = 0
    return claiming(answers, (command) => {
      if (command === 'CLIENT') return ids[looks++]
      return command === 'EXISTS' ? kept : 1
    })
  }
  const wait = { replicas: 1 }

  test('of the connection that claimed confirms', async () => {
    const ledger = open(connected([7, 7]), { wait })
    expect(await ledger.claim(['a'], terms)).toBe('claimed')
  })

  test('is asked once for all claims of a turn, and not for what was refused', async () => {
    const ledger = open(connected([7, 7], 1, [1, 1, 0]), { wait })
    const answers = await Promise.all([ledger.claim(['a'], terms), ledger.claim(['b'], terms)])
    expect(answers).toEqual(['claimed', 'already-claimed'])
  })

  test('of another connection, or of a server that lost the claim, confirms nothing', async () => {
    expect(await problemOf(connected([7, 8]), { wait })).toBe('ledger-unreachable')
    expect(await problemOf(connected([7, 7], 0), { wait })).toBe('ledger-unreachable')
  })
})

describe('a server that answers late or never', () => {
  let server: Server
  beforeAll(async () => {
    server = createServer(() => {}).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => void server.close())

  test('rejects within the time-out', async () => {
    const { port } = server.address() as AddressInfo
    const client = new Redis({ port, enableReadyCheck: false })
    client.on('error', () => {})
    const startedAt = performance.now()
    expect(await problemOf(client, { timeoutMs: 200 })).toBe('ledger-unreachable')
    const tookMs = performance.now() - startedAt
    expect(tookMs).toBeGreaterThan(190)
    expect(tookMs).toBeLessThan(1_500)
    client.disconnect()
  })

  test('and so does one at a port without a server', async () => {
    const client = new Redis({ port: 1, host: '127.0.0.1' })
    client.on('error', () => {})
    expect(await problemOf(client, { timeoutMs: 200 })).toBe('ledger-unreachable')
    client.disconnect()
  })
})

describeWith(['redis-server'], 'a real server', () => {
  let redis: TestRedis
  let client: Redis
  beforeAll(async () => {
    redis = await startRedis()
    client = await redis.client()
  })
  afterAll(() => redis.stop())
  beforeEach(() => client.flushall())

  test('one that may evict claims is refused, and taken when it may not', async () => {
    await client.config('SET', 'maxmemory', '100mb')
    await client.config('SET', 'maxmemory-policy', 'volatile-lru')
    expect(await problemOf(client)).toBe('ledger-forgets')
    await client.config('SET', 'maxmemory-policy', 'noeviction')
    const ledger = open(client)
    expect(await ledger.claim(['a'], terms)).toBe('claimed')
    await client.config('SET', 'maxmemory', '1')
    await expect(ledger.claim(['b'], terms)).rejects.toMatchObject({ code: 'ledger-full' })
    await client.config('SET', 'maxmemory', '0')
    expect(await ledger.claim(['a'], terms)).toBe('already-claimed')
    await ledger.close()
  })

  test('one without an append-only file says that it forgets', async () => {
    await client.config('SET', 'appendonly', 'no')
    const ledger = open(client)
    const seen: unknown[] = []
    ledger.status$.subscribe(({ problem }) => seen.push(problem?.code))
    expect(await ledger.claim(['a'], terms)).toBe('claimed')
    expect(seen).toEqual([undefined, 'not-durable'])
    await client.config('SET', 'appendonly', 'yes')
    await ledger.close()
  })

  test('keeps neither a code nor the key, and one slot for each merchant', async () => {
    const ledger = open(client, { previousKey: otherKey })
    const names = ledger.fingerprinter.fingerprints(code)
    expect(await ledger.claim(names, terms)).toBe('claimed')
    const kept = await client.keys('*')
    expect(kept.toSorted()).toEqual(
      [...names, 'ledger'].map((name) => `paycode:{m}:${name}`).toSorted(),
    )
    const values = await Promise.all(kept.map((name) => client.get(name)))
    const all = [...kept, ...values].join()
    for (const secret of [code, Buffer.from(key).toString('hex')]) expect(all).not.toContain(secret)
    const left = await client.pttl(`paycode:{m}:${names[0]}`)
    expect(left).toBeGreaterThan(terms.retainMs - 10_000)
    expect(left).toBeLessThanOrEqual(terms.retainMs)
    expect(await open(client, { merchant: 'other' }).claim(names, terms)).toBe('claimed')
    await ledger.close()
  })

  describe('rotation, till by till', () => {
    const scan = async (options: Partial<RedisLedgerOptions>, digits = code) => {
      const ledger = open(client, options)
      try {
        return await ledger.claim(ledger.fingerprinter.fingerprints(digits), terms)
      } finally {
        await ledger.close()
      }
    }
    const before = { key }
    const during = { key: otherKey, previousKey: key }
    const after = { key: otherKey }

    test('loses no claim, in either direction', async () => {
      expect(await scan(before)).toBe('claimed')
      expect(await scan(during)).toBe('already-claimed')
      expect(await scan(during, '131122334455667788')).toBe('claimed')
      expect(await scan(before, '131122334455667788')).toBe('already-claimed')
      expect(await scan(after, '131122334455667788')).toBe('already-claimed')
    })

    test('a till that has no key in common with the others is refused', async () => {
      await scan(before)
      await expect(scan(after)).rejects.toMatchObject({ code: 'ledger-key' })
      await scan(during)
      await scan(after, '131122334455667788')
      await expect(scan(before)).rejects.toMatchObject({ code: 'ledger-key' })
    })

    test('tills that claim the same code at once under either key: one has it', async () => {
      const ledgers = [open(client, before), open(client, during)]
      for (let round = 0; round < 50; round += 1) {
        const digits = String(130_000_000_000_000_000n + BigInt(round))
        const answers = await Promise.all(
          Array.from({ length: 8 }, (_, index) => {
            const ledger = ledgers[index % 2]!
            return ledger.claim(ledger.fingerprinter.fingerprints(digits), terms)
          }),
        )
        expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1)
      }
      await Promise.all(ledgers.map((ledger) => ledger.close()))
    })
  })

  test('WAIT: what no replica has confirmed is not ready', async () => {
    expect(await problemOf(client, { wait: { replicas: 1, timeoutMs: 20 } })).toBe(
      'ledger-unreachable',
    )
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(redis.port)])
    try {
      const ledger = open(client, { timeoutMs: 5_000, wait: { replicas: 1, timeoutMs: 4_000 } })
      const answers: string[] = []
      for (let turn = 0; turn < 100 && answers.at(-1) !== 'claimed'; turn += 1) {
        answers.push(await ledger.claim([`w${turn}`], terms).catch(() => 'not yet'))
        await delay(20)
      }
      expect(answers.at(-1)).toBe('claimed')
      const onReplica = await (await replica.client()).exists(`paycode:{m}:w${answers.length - 1}`)
      expect(onReplica).toBe(1)
      await ledger.close()
      // The connection breaks between the claim and `WAIT`, which then counts the writes of another connection.
      const admin = await redis.client()
      const broken: RedisClient = {
        async call(command, ...args) {
          if (command === 'WAIT')
            await admin.call('CLIENT', 'KILL', 'ID', String(await client.client('ID')))
          return client.call(command, ...args)
        },
      }
      expect(
        await problemOf(broken, { merchant: 'broken', wait: { replicas: 1, timeoutMs: 4_000 } }),
      ).toBe('ledger-unreachable')
    } finally {
      await replica.stop()
    }
  })
})

test.each<[unknown, Partial<Record<keyof RedisLedgerOptions, unknown>>]>([
  [{}, {}],
  [null, {}],
  [refusing(''), { merchant: '' }],
  [refusing(''), { merchant: 'a}b' }],
  [refusing(''), { key: new Uint8Array(31) }],
  [refusing(''), { timeoutMs: 0 }],
  [refusing(''), { wait: { replicas: 0 } }],
  [{ ...refusing(''), isCluster: true }, { wait: { replicas: 1 } }],
])('wrong use is a TypeError: %p %p', (client, options) => {
  expect(() => open(client as RedisClient, options as Partial<RedisLedgerOptions>)).toThrow(
    TypeError,
  )
})
