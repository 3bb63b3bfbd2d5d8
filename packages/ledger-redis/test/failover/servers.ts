import type { Cluster, Redis } from 'ioredis'
import type { TestRedis } from '../start-redis.ts'

/** Servers that promote a replica automatically. */
export interface Servers {
  /** A new till's client, connected to the present primary; it is closed with the servers. */
  client(): Promise<Redis | Cluster>
  /** The primary that holds the names with this prefix, and its replicas. */
  holder(prefix: string): Promise<Holder>
  stop(): Promise<void>
}

export interface Holder {
  readonly primary: TestRedis
  readonly replicas: readonly TestRedis[]
}
