import type { Cluster, Redis } from 'ioredis'
import type { TestRedis } from '../start-redis.ts'

/** Servers that promote a replica by themselves. */
export interface Servers {
  /** Another till's client, connected to whatever is the primary; closed with the servers. */
  client(): Promise<Redis | Cluster>
  /** The primary that keeps the names that begin so, and its replicas. */
  holder(prefix: string): Promise<Holder>
  stop(): Promise<void>
}

export interface Holder {
  readonly primary: TestRedis
  readonly replicas: readonly TestRedis[]
}
