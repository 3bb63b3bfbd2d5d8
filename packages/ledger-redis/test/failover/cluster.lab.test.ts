import { createCluster } from 'redis'
import { describeWith } from '../../../../lab/describe-with.ts'
import { redisLedger, type RedisClient } from '../../src/index.ts'
import { startCluster, type RedisCluster } from './start-cluster.ts'

jest.setTimeout(120_000)

const merchant = 'm'
const key = new Uint8Array(32).fill(7)
const terms = { now: 1_700_000_000_000, retainMs: 600_000 }

describeWith(['redis-server', 'redis-cli'], 'a ledger on a cluster', () => {
  let cluster: RedisCluster
  beforeAll(async () => {
    cluster = await startCluster()
  })
  afterAll(() => cluster.stop())

  const open = (client: RedisClient) => redisLedger(client, { merchant, key, timeoutMs: 10_000 })

  test('is one ledger through ioredis and node-redis', async () => {
    const nodeRedis = createCluster({
      rootNodes: cluster.nodes.map(({ port }) => ({ url: `redis://127.0.0.1:${port}` })),
    })
    await nodeRedis.connect()
    const ledgers = [
      open(await cluster.client()),
      open({
        isCluster: true,
        call: (...args) => nodeRedis.sendCommand(`{${merchant}}`, false, args),
      }),
    ]
    try {
      for (const name of ['a', 'b', 'c', 'd']) {
        const claims = Array.from({ length: 64 }, (_, index) =>
          ledgers[index % 2]!.claim([name, `${name}-under-old-key`], terms),
        )
        const answers = await Promise.all(claims)
        expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1)
      }
    } finally {
      await Promise.all(ledgers.map((ledger) => ledger.close()))
      nodeRedis.destroy()
    }
  })

  test('asks the node that keeps its claims whether it evicts, and no other', async () => {
    const { primary } = await cluster.holder(`paycode:{${merchant}}:`)
    const client = await cluster.client()
    const admins = await Promise.all(cluster.nodes.map((node) => node.client()))
    const setAll = async (policy: string) => {
      for (const admin of admins) await admin.config('SET', 'maxmemory-policy', policy)
    }
    for (const admin of admins) await admin.config('SET', 'maxmemory', '100mb')
    await setAll('allkeys-lru')
    await (await primary.client()).config('SET', 'maxmemory-policy', 'noeviction')
    for (const name of ['e', 'f', 'g', 'h', 'i', 'j']) {
      const ledger = open(client)
      expect(await ledger.claim([name], terms)).toBe('claimed')
      await ledger.close()
    }
    await setAll('allkeys-lru')
    await expect(open(client).claim(['k'], terms)).rejects.toMatchObject({ code: 'ledger-forgets' })
    await setAll('noeviction')
  })

  test('claims nothing while its slot moves, and goes on at the new node', async () => {
    const ledger = open(await cluster.client())
    expect(await ledger.claim(['l'], terms)).toBe('claimed')
    const { primary } = await cluster.holder(`paycode:{${merchant}}:`)
    const admins = await Promise.all(cluster.nodes.map((node) => node.client()))
    const from = await primary.client()
    const slot = await from.cluster('KEYSLOT', `paycode:{${merchant}}:`)
    const roles = await Promise.all(admins.map(async (admin) => (await admin.role())[0]))
    const place = cluster.nodes.findIndex(
      (node, index) => roles[index] === 'master' && node !== primary,
    )
    const to = admins[place]!
    const [fromId, toId] = [await from.cluster('MYID'), await to.cluster('MYID')]
    await to.cluster('SETSLOT', slot, 'IMPORTING', fromId)
    await from.cluster('SETSLOT', slot, 'MIGRATING', toId)
    await expect(ledger.claim(['m'], terms)).rejects.toMatchObject({ code: 'ledger-unreachable' })
    const names = await from.cluster('GETKEYSINSLOT', slot, 1_000)
    const port = cluster.nodes[place]!.port
    await from.migrate('127.0.0.1', port, '', 0, 5_000, 'KEYS', ...names)
    await to.cluster('SETSLOT', slot, 'NODE', toId)
    await from.cluster('SETSLOT', slot, 'NODE', toId)
    expect(await ledger.claim(['l'], terms)).toBe('already-claimed')
    expect(await ledger.claim(['m'], terms)).toBe('claimed')
    const seen: unknown[] = []
    ledger.status$.subscribe(({ problem }) => seen.push(problem?.code))
    expect(seen).toEqual([undefined])
    await ledger.close()
  })
})
