import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { findProgram } from '../../../lab/find-program.ts'
import { freePort } from '../../../lab/free-port.ts'
import { spawnLeashed, type Leashed } from '../../../lab/spawn-leashed.ts'

/** A real Redis server on the loopback interface. It ends with this process, however that ends. */
export interface TestRedis {
  readonly port: number
  /** A connected client; it is closed with the server. */
  client(options?: { readonly db?: number }): Promise<Redis>
  /** Ends the server by SIGKILL, as a crash does. */
  kill(): Promise<void>
  /** Starts it again on the same port, with its data on the disk. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Options of a durable server: each command is on the disk before it is answered. */
export const durable: readonly string[] = ['--appendonly', 'yes', '--appendfsync', 'always']

export async function startRedis(settings: readonly string[] = durable): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'paycode-redis-'))
  const port = await freePort()
  const clients: Redis[] = []
  const server = findProgram('redis-server') ?? ''
  const args = [
    ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
    ...settings,
  ]
  let leashed: Leashed
  let pid = 0

  async function start(): Promise<void> {
    leashed = spawnLeashed(server, args)
    const client = new Redis({ port, retryStrategy: () => 20, maxRetriesPerRequest: null })
    client.on('error', () => {})
    pid = Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1])
    client.disconnect()
  }

  await start()
  return {
    port,
    async client(options = {}) {
      const client = new Redis({ port, ...options, retryStrategy: () => 20 })
      // Its errors are expected in these tests.
      client.on('error', () => {})
      await client.ping()
      clients.push(client)
      return client
    },
    async kill() {
      process.kill(pid, 'SIGKILL')
      await leashed.stop()
    },
    restart: start,
    async stop() {
      for (const client of clients) client.disconnect()
      await leashed.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
