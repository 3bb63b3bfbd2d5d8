import { execFile } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Cluster } from 'ioredis'
import { findProgram } from '../../../../lab/find-program.ts'
import { freePort } from '../../../../lab/free-port.ts'
import { durable, startRedis, type TestRedis } from '../start-redis.ts'
import type { Holder, Servers } from './servers.ts'
import { untilInStep } from './until-in-step.ts'

/** A node that is silent for this long, in ms, counts as dead; the default of Redis is 15 s. */
const nodeTimeoutMs = 1_000

export interface RedisCluster extends Servers {
  readonly nodes: readonly TestRedis[]
}

/** Three primaries with a replica each. */
export async function startCluster(): Promise<RedisCluster> {
  const nodes: TestRedis[] = []
  for (let index = 0; index < 6; index += 1) nodes.push(await startNode())
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`)
  await promisify(execFile)(findProgram('redis-cli') ?? '', [
    ...['--cluster', 'create', ...addresses, '--cluster-replicas', '1', '--cluster-yes'],
  ])
  await untilJoined(nodes)
  const clients: Cluster[] = []
  return {
    nodes,
    async client() {
      const one = new Cluster(
        nodes.map(({ port }) => ({ host: '127.0.0.1', port })),
        { clusterRetryStrategy: () => 20, retryDelayOnFailover: 50, retryDelayOnClusterDown: 50 },
      )
      one.on('error', () => {})
      clients.push(one)
      await one.ping()
      return one
    },
    holder: (prefix) => holderOf(nodes, prefix),
    async stop() {
      for (const one of clients) one.disconnect()
      await Promise.all(nodes.map((node) => node.stop()))
    },
  }
}

async function startNode(): Promise<TestRedis> {
  const bus = await freePort()
  return startRedis([
    ...[
      ...durable,
      '--repl-diskless-sync-delay',
      '0',
      '--cluster-enabled',
      'yes',
      '--cluster-port',
      String(bus),
    ],
    ...['--cluster-node-timeout', String(nodeTimeoutMs)],
  ])
}

async function untilJoined(nodes: readonly TestRedis[]): Promise<void> {
  for (const node of nodes) {
    const admin = await node.client()
    while (!(await admin.cluster('INFO')).includes('cluster_state:ok')) await delay(50)
    await untilInStep(admin)
  }
}

async function holderOf(nodes: readonly TestRedis[], name: string): Promise<Holder> {
  const admin = await nodes[0]!.client()
  const slot = Number(await admin.cluster('KEYSLOT', name))
  // First and last slot of a range, then its nodes, the primary first.
  const ranges = await admin.cluster('SLOTS')
  for (const [first, last, ...addresses] of ranges) {
    if (slot < first || slot > last) continue
    const [primary, ...replicas] = addresses.flatMap(([, port]) =>
      nodes.filter((node) => node.port === port),
    )
    if (primary) return { primary, replicas }
  }
  throw new Error('No node keeps this slot.')
}
