/**
 * The host's own client: an `ioredis` instance, its `Cluster`, or a connected `node-redis` client. The host opens and
 * closes it, and configures how it reconnects. For a cluster of node-redis pass
 * `{ isCluster: true, call: (...args) => cluster.sendCommand('{shop-1}', false, args) }`, with the `merchant` in braces: all
 * keys of the ledger are in that slot.
 */
export type RedisClient = (
  | { call(command: string, ...args: string[]): Promise<unknown> }
  | { sendCommand(args: string[]): Promise<unknown> }
) & {
  /** Whether it sends commands to several servers; `wait` is refused then. ioredis sets this itself. */
  readonly isCluster?: boolean
}

/** Sends a command and answers with the reply. */
export type Send = (command: string, ...args: string[]) => Promise<unknown>

/** @throws {TypeError} when it is neither kind of client. */
export function sendOf(client: RedisClient): Send {
  // `call` is checked first: ioredis has a `sendCommand` too, with other parameters.
  if (isAble(client, 'call')) return (command, ...args) => client.call(command, ...args)
  if (isAble(client, 'sendCommand')) return (...args) => client.sendCommand(args)
  throw new TypeError(
    "redisLedger: client must be one of ioredis or node-redis, for example redisLedger(new Redis(url), { merchant: 'shop-1', key }).",
  )
}

const isAble = <Name extends string>(
  client: RedisClient,
  method: Name,
): client is Extract<RedisClient, Record<Name, unknown>> =>
  typeof Reflect.get(Object(client), method) === 'function'
