import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { findProgram } from '../../../../lab/find-program.ts'
import { spawnLeashed } from '../../../../lab/spawn-leashed.ts'
import { freePort } from '../../../../lab/free-port.ts'
import { durable, startRedis } from '../start-redis.ts'
import type { Servers } from './servers.ts'
import { untilInStep } from './until-in-step.ts'

const name = 'ledger'
/** A server that is silent for this long, in ms, counts as dead to a sentinel; the default of Redis is 30 s. */
const downAfterMs = 1_000

/** A primary, two replicas and three sentinels, of which two have to agree. */
export async function startSentinels(): Promise<Servers> {
  const primary = await startRedis([...durable, '--repl-diskless-sync-delay', '0'])
  const replicaOf = [...durable, '--replicaof', '127.0.0.1', String(primary.port)]
  const replicas = [await startRedis(replicaOf), await startRedis(replicaOf)]
  const folder = mkdtempSync(join(tmpdir(), 'paycode-sentinels-'))
  const ports = [await freePort(), await freePort(), await freePort()]
  const sentinels = ports.map((port) =>
    startSentinel(join(folder, String(port)), port, primary.port),
  )
  const addresses = ports.map((port) => ({ host: '127.0.0.1', port }))
  const clients: Redis[] = []

  async function client(): Promise<Redis> {
    const one = new Redis({
      ...{ sentinels: addresses, name, retryStrategy: () => 20, sentinelRetryStrategy: () => 20 },
    })
    // Its errors are expected in this test.
    one.on('error', () => {})
    clients.push(one)
    await one.ping()
    return one
  }

  for (const replica of replicas) await untilInStep(await replica.client())
  await untilAgreed(addresses)
  return {
    client,
    holder: async () => ({ primary, replicas }),
    async stop() {
      for (const one of clients) one.disconnect()
      await Promise.all([...sentinels, primary, ...replicas].map((one) => one.stop()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function startSentinel(folder: string, port: number, primaryPort: number) {
  mkdirSync(folder)
  const file = join(folder, 'sentinel.conf')
  const lines = [
    ...[`port ${port}`, 'bind 127.0.0.1', `dir ${folder}`],
    `sentinel monitor ${name} 127.0.0.1 ${primaryPort} 2`,
    `sentinel down-after-milliseconds ${name} ${downAfterMs}`,
    `sentinel failover-timeout ${name} 10000`,
  ]
  writeFileSync(file, lines.join('\n'))
  return spawnLeashed(findProgram('redis-server') ?? '', [file, '--sentinel'])
}

/** Waits until each sentinel knows the replicas and both other sentinels. */
async function untilAgreed(addresses: readonly { host: string; port: number }[]): Promise<void> {
  for (const address of addresses) {
    const sentinel = new Redis({ ...address, retryStrategy: () => 20 })
    sentinel.on('error', () => {})
    let line = ''
    while (!/slaves=2,sentinels=3/.test(line)) {
      await delay(50)
      line = await sentinel.info('sentinel')
    }
    sentinel.disconnect()
  }
}
