/**
 * The host's own client: an `ioredis` instance, its `Cluster`, or a connected `node-redis` client. The host opens it,
 * closes it, and sets how it reconnects. For node-redis's cluster hand in
 * `{ isCluster: true, call: (...args) => cluster.sendCommand('{shop-1}', false, args) }`, with the `merchant` in braces: all
 * of its keys are in that slot.
 */
export type RedisClient = (
  | { call(command: string, ...args: string[]): Promise<unknown> }
  | { sendCommand(args: string[]): Promise<unknown> }
) & {
  /** It sends commands to several servers: `wait` is refused. ioredis says so itself. */
  readonly isCluster?: boolean
}

/** Sends a command and answers with the reply. */
export type Send = (command: string, ...args: string[]) => Promise<unknown>

/** @throws {TypeError} when it is neither kind of client. */
export function sendOf(client: RedisClient): Send {
  // ioredis has a `sendCommand` too, which takes something else.
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
